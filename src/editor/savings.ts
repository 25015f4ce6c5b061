import { Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Saving } from '../minimise';
import { formatNano } from '../prices';
import type { Share } from '../reader';
import type { Reading } from './reading';
import type { Rooms } from './rooms';
import { counted } from './wording';

/** Edits that can be taken together, and what they save. */
export interface Savings {
  readonly edits: readonly Saving[];
  readonly tokens: number;
  /** `23 tokens, $0.00006 a call`. */
  readonly text: string;
}

/** What minimising a file, or a share of it, saves; `undefined` when there is nothing to save. */
export async function savingsOf(reading: Reading, share: Share = {}): Promise<Savings | undefined> {
  const { edits, before, after } = await reading.minimised(share);
  if (edits.length === 0) return undefined;
  const tokens = before - after;
  return { edits, tokens, text: counted(tokens, 'token') + moneyText(reading, share, tokens) };
}

/** The edits that minimise a share of a document as it stands now. Waits until it stands still for long enough. */
export async function minimiseEdit(
  { documents }: Pick<Rooms, 'documents'>,
  document: TextDocument,
  share: Share,
): Promise<{ readonly edit: WorkspaceEdit; readonly text: string } | undefined> {
  for (;;) {
    const reading = await documents.current(document);
    const savings = reading && (await savingsOf(reading, share));
    if (!savings) return undefined;
    if (reading.version === document.version) return { edit: editOf(document, savings), text: savings.text };
  }
}

/** All edits as one change of the document, so that one undo takes them back. */
function editOf(document: TextDocument, { edits }: Savings): WorkspaceEdit {
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

/** `, $0.00006 a call`; nothing where the prompts are on several models or on an unpriced one. */
function moneyText({ estimates }: Reading, { index }: Share, tokens: number): string {
  const { model } = estimates[index ?? 0] ?? {};
  const shared = index !== undefined || estimates.every(it => it.model === model);
  return model && shared ? `, ${formatNano(tokens * model.inputNanoPerToken)} a call` : '';
}
