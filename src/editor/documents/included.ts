import { Disposable, workspace } from 'vscode';
import type { Rooms } from '../rooms';

/** Milliseconds to gather changes of files in: a save is told twice, a checkout touches many. */
const rest = 200;

/**
 * Follows the files that open prompts include. Not handled: a file outside the workspace that another program
 * changes, which is seen with the prompt's next edit; text of an included file that is not saved yet.
 */
export function registerIncluded({ documents, reader }: Rooms): Disposable {
  const watcher = workspace.createFileSystemWatcher('**/*');
  let timer: NodeJS.Timeout | undefined;
  const touched = () => {
    const asked = documents
      .all()
      .some(it => documents.latest(it)?.file.prompts.some(of => of.includes.length > 0));
    if (!asked) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      reader.refresh();
    }, rest);
  };
  return Disposable.from(
    watcher,
    watcher.onDidChange(touched),
    watcher.onDidCreate(touched),
    watcher.onDidDelete(touched),
    workspace.onDidSaveTextDocument(touched),
    new Disposable(() => clearTimeout(timer)),
  );
}
