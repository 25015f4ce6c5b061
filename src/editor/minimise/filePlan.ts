import { type CancellationToken, type Uri, workspace } from 'vscode';
import type { Saving } from '../../minimise';
import type { Shortened } from '../../reader';
import type { Reading } from '../documents/reading';
import type { Rooms } from '../rooms';
import { editOf } from './savings';
import { total, type Worth } from './worth';

/** What minimising makes of one file. */
export interface FilePlan {
  readonly uri: Uri;
  /** The text the edits are for: the editor's, where it holds changes that are not saved. */
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Saving[];
  readonly saved: Worth;
  /** Tokens of the file's prompts as they are. */
  readonly tokens: number;
}

/** What became of a plan. `unsaved`: made in the editor, where the file had changes or could not be saved. */
export type Outcome = 'saved' | 'unsaved' | 'changed' | 'failed';

/** Works out what minimising makes of a file as it stands; `undefined` when it holds no prompts any more. */
export async function planFile(
  { documents }: Pick<Rooms, 'documents'>,
  uri: Uri,
  token: CancellationToken,
): Promise<FilePlan | undefined> {
  for (;;) {
    const document = await workspace.openTextDocument(uri);
    const reading = await documents.current(document, token);
    if (!reading || token.isCancellationRequested) return undefined;
    const shortened = await reading.shortened();
    if (reading.version !== document.version) continue;
    const before = document.getText();
    const edits = apart(shortened.flatMap(it => it.edits));
    return {
      uri,
      before,
      after: applied(before, edits),
      edits,
      saved: worthOf(reading, shortened),
      tokens: shortened.reduce((sum, it) => sum + it.before, 0),
    };
  }
}

/** Makes the edits of a plan, as one step to undo, where the file is still as it was; saves what had been saved. */
export async function applyPlan({ uri, before, edits }: FilePlan): Promise<Outcome> {
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== before) return 'changed';
  const { isDirty } = document;
  if (!(await workspace.applyEdit(editOf(document, edits)))) return 'failed';
  return !isDirty && (await document.save()) ? 'saved' : 'unsaved';
}

function worthOf({ estimates }: Reading, shortened: readonly Shortened[]): Worth {
  return total(
    shortened.map(({ before, after }, index) => {
      const { model } = estimates[index] ?? {};
      const tokens = before - after;
      return {
        tokens,
        nanoPer1000: Math.round(tokens * 1000 * (model?.inputNanoPerToken ?? 0)),
        isPartlyUnpriced: tokens > 0 && !model,
      };
    }),
  );
}

/** In the file's order; of those that meet, as where two prompts share a message, the first. */
function apart(edits: readonly Saving[]): readonly Saving[] {
  let end = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .filter(it => {
      if (it.start < end) return false;
      end = it.end;
      return true;
    });
}

function applied(text: string, edits: readonly Saving[]): string {
  let at = 0;
  const parts = edits.map(({ start, end, replacement }) => {
    const part = text.slice(at, start) + replacement;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}
