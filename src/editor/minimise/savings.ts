import { Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Saving } from '../../minimise';
import type { TextEdit } from '../../prompts';
import type { Share } from '../../reader';
import type { Reading } from '../documents/reading';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { cacheNote } from './cacheNote';
import { moneyText } from './worth';

/** Edits that can be taken together, and what they save. */
export interface Savings {
  readonly edits: readonly Saving[];
  /** Counted on the text with all edits made: they interact, so it is not the sum of what each saves. */
  readonly tokens: number;
  /** `23 tokens, $0.058 per 1,000 calls, $0.70 a month`. */
  readonly text: string;
}

/** What minimising a document, or a share of it, saves; `undefined` when there is nothing to save. */
export async function savingsOf(
  rooms: Pick<Rooms, 'spending'>,
  document: TextDocument,
  reading: Reading,
  share: Share = {},
): Promise<Savings | undefined> {
  const { edits, before, after } = await reading.minimised(share);
  if (edits.length === 0) return undefined;
  const tokens = before - after;
  const text = savedText(rooms, document, reading, share, tokens);
  const [first] = edits;
  const note =
    first && share.index !== undefined && share.rule === undefined
      ? await cacheNote(rooms, document, reading, share.index, first.start)
      : undefined;
  return { edits, tokens, text: note === undefined ? text : `${text}; ${note}` };
}

/** The edits that minimise a share of a document as it stands now. Waits until it stands still for long enough. */
export async function minimiseEdit(
  rooms: Pick<Rooms, 'documents' | 'spending'>,
  document: TextDocument,
  share: Share,
): Promise<{ readonly edit: WorkspaceEdit; readonly text: string } | undefined> {
  for (;;) {
    const reading = await rooms.documents.current(document);
    const savings = reading && (await savingsOf(rooms, document, reading, share));
    if (!savings) return undefined;
    if (reading.version === document.version) {
      return { edit: editOf(document, savings.edits), text: savings.text };
    }
  }
}

/** All edits as one change of the document, so that one undo takes them back. */
export function editOf(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const change = new WorkspaceEdit();
  for (const { start, end, replacement } of edits) {
    change.replace(
      document.uri,
      new Range(document.positionAt(start), document.positionAt(end)),
      replacement,
    );
  }
  return change;
}

/**
 * What so many tokens less are worth to a prompt; the tokens alone where prompts are on several models, or on an
 * unpriced one. As if none of them came from a cache, as the lens prices a call.
 */
export function savedText(
  { spending }: Pick<Rooms, 'spending'>,
  document: TextDocument,
  { estimates, file }: Reading,
  { index }: Share,
  tokens: number,
): string {
  const { model } = estimates[index ?? 0] ?? {};
  const only = index ?? (file.prompts.length === 1 ? 0 : undefined);
  const prompt = only === undefined ? undefined : file.prompts[only];
  const alike = prompt !== undefined || estimates.every(it => it.model === model);
  const spent = prompt && spending.of(bookingOf(document.uri, file, prompt));
  return moneyText(tokens, alike ? model : undefined, spent && spent.calls - spent.sampleCalls);
}
