import type { TextDocument } from 'vscode';
import type { Saving } from '../../minimise';
import type { Reading } from '../documents/reading';

/** An edit that wants a human eye, with the text it takes away. */
export interface ReviewEdit extends Saving {
  readonly removed: string;
}

/** Characters of a text shown in a title. */
const mostShown = 40;

/** The review edits of a prompt in file order; none where the document has moved on from its reading. */
export async function reviewEdits(
  document: TextDocument,
  reading: Reading,
  index: number,
): Promise<readonly ReviewEdit[]> {
  const { edits } = await reading.minimised({ index, tier: 'review' });
  if (reading.version !== document.version) return [];
  const text = document.getText();
  return edits.map(edit => ({ ...edit, removed: text.slice(edit.start, edit.end) }));
}

/** `remove “I think ”`, or `put “x” in the place of “the x that is”`: what an edit does, without what it leaves. */
export function actionText({ removed, replacement }: Pick<ReviewEdit, 'removed' | 'replacement'>): string {
  const shared = sharedStart(removed, replacement);
  const rest = sharedStart(reversed(removed.slice(shared)), reversed(replacement.slice(shared)));
  const gone = removed.slice(shared, removed.length - rest);
  const put = replacement.slice(shared, replacement.length - rest);
  const [before, after] = [removed.slice(0, shared), removed.slice(removed.length - rest)];
  // Half a word says nothing: then the whole of both.
  const isCut = [gone, put].some(
    it => it !== '' && (/\w\|\w/.test(`${before}|${it}`) || /\w\|\w/.test(`${it}|${after}`)),
  );
  if (isCut) return `put “${short(replacement)}” in the place of “${short(removed)}”`;
  return put.trim() === ''
    ? `remove “${short(gone)}”`
    : `put “${short(put)}” in the place of “${short(gone)}”`;
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

const reversed = (text: string) => [...text].reverse().join('');

function short(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line;
}
