import type { Range, TextEdit } from '../prompts';
import { applied } from './applied';
import { Budget } from './budget';
import type { Cut } from './cut';
import { gapMark, note } from './marker';
import type { TextStrategy } from './strategy';

/** What became of a text that was to fit. */
export type Shortened =
  /** It fits as it is. */
  | { readonly kind: 'fits'; readonly tokens: number }
  /** It cannot be made to fit; a sentence says why. */
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'shortened';
      /** Of the text, in order; each puts a mark in the place of what it leaves out. */
      readonly edits: readonly TextEdit[];
      /** Of the part, with the marks. */
      readonly tokens: number;
      /** The same without any of them. */
      readonly before: number;
      readonly leftOut: number;
    };

/**
 * Leaves out pieces of a part of a text until it takes at most `tokens`, marks included; each gap is marked, and the
 * last mark says how much is missing. What is kept is kept word for word. Time linear in the text.
 */
export function shorten(cut: Cut, { order, unbroken }: TextStrategy, tokens: number): Shortened {
  const { text, part, pieces, count } = cut;
  if (cut.tokens <= tokens) return { kind: 'fits', tokens: cut.tokens };
  if (pieces.length === 0)
    return { kind: 'refused', because: 'There are no words in it that could be left out.' };
  const noteTokens = count(note(cut.tokens)) - count(gapMark);
  const budget = new Budget(pieces, {
    around: cut.blankTokens + noteTokens,
    gapTokens: count(` ${gapMark}`),
  });
  for (const index of order(pieces, cut)) if (!budget.take(index, tokens) && unbroken) break;
  for (let times = 1; ; times *= 2) {
    const edits = gapEdits(cut, budget.kept);
    const made = count(applied(text, part, edits));
    if (made <= tokens && budget.kept.includes(true)) {
      const leftOut = edits.reduce((sum, it) => sum + count(text.slice(it.start, it.end)), 0);
      return { kind: 'shortened', edits, tokens: made, before: cut.tokens, leftOut };
    }
    if (made <= tokens || !budget.giveBack((made - tokens) * times)) {
      const stays = pieces.some(it => it.stays);
      return { kind: 'refused', because: stays ? mustStay(made) : noneFits(tokens) };
    }
  }
}

const mustStay = (tokens: number) =>
  `The parts that must stay are ${tokens} tokens: sentences and blocks with placeholders, and the note of what is left out.`;
const noneFits = (tokens: number) =>
  `Not one sentence or block fits into ${tokens} tokens beside the note of what is left out.`;

/** An edit for each gap: a mark in its place. The last one tells how much all of them left out. */
function gapEdits({ text, pieces, count }: Cut, kept: readonly boolean[]): readonly TextEdit[] {
  const gaps: Range[] = [];
  for (let first = 0; first < pieces.length; first++) {
    if (kept[first]) continue;
    let last = first;
    while (last + 1 < pieces.length && !kept[last + 1]) last++;
    const start = pieces[first]?.start ?? 0;
    // The blanks behind it stand between its mark and what follows.
    gaps.push({ start, end: start + text.slice(start, pieces[last]?.end).trimEnd().length });
    first = last;
  }
  const leftOut = gaps.reduce((sum, it) => sum + count(text.slice(it.start, it.end)), 0);
  return gaps.map((gap, index) => ({
    ...gap,
    replacement: index === gaps.length - 1 ? note(leftOut) : gapMark,
  }));
}
