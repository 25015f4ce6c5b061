import { Disposable, workspace } from 'vscode';
import type { Rooms } from '../rooms';
import { watchFiles } from '../watch';

/** Milliseconds to gather changes of files in. */
const rest = 200;

/**
 * Follows the files that open prompts include. Not handled: a file outside the workspace that another program
 * changes, which is seen with the prompt's next edit; text of an included file that is not saved yet.
 */
export function registerIncluded({ documents, reader }: Rooms): Disposable {
  const touched = () => {
    const asked = documents
      .all()
      .some(it => documents.latest(it)?.file.prompts.some(of => of.includes.length > 0));
    if (asked) reader.refresh();
  };
  return Disposable.from(watchFiles(rest, touched), workspace.onDidSaveTextDocument(touched));
}
