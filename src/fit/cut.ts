import type { Range } from '../prompts';
import type { Weighed } from './budget';
import { piecesOf } from './pieces';
import type { Piece } from './strategies/piece';
import { elementsAround } from './tags';

/** A part of a text, cut into the pieces that are kept or left out. */
export interface Cut {
  readonly text: string;
  readonly part: Range;
  /** Of the part as it is. */
  readonly tokens: number;
  readonly pieces: readonly (Range & Piece & Weighed)[];
  /** Of the blanks at the part's ends, which stay. */
  readonly blankTokens: number;
  /** The text without the part. */
  readonly around: string;
  /** Tokens of a text, or the most it can take where that is not known exactly. */
  readonly count: (text: string) => number;
}

/**
 * Cuts up a part of a text and weighs the pieces, once for all strategies. Time linear in the text.
 * @param fixed placeholders, in order: the pieces that hold one stay
 */
export function cutUp(text: string, part: Range, fixed: readonly Range[], count: Cut['count']): Cut {
  const places = piecesOf(text, part, fixed);
  const elements = elementsAround(text, places);
  const staying = holders(places, fixed);
  const pieces = places.map((it, index) => {
    const words = text.slice(it.start, it.end);
    return { ...it, words, tokens: count(words), stays: staying.has(index), elements: elements[index] ?? [] };
  });
  const blanks =
    text.slice(part.start, places[0]?.start ?? part.end) +
    text.slice(places.at(-1)?.end ?? part.end, part.end);
  return {
    text,
    part,
    tokens: count(text.slice(part.start, part.end)),
    pieces,
    blankTokens: count(blanks),
    around: `${text.slice(0, part.start)}\n${text.slice(part.end)}`,
    count,
  };
}

/** The numbers of the pieces that share a character with one of `fixed`; both are in order. */
function holders(places: readonly Range[], fixed: readonly Range[]): ReadonlySet<number> {
  const found = new Set<number>();
  let piece = 0;
  for (const { start, end } of fixed) {
    while ((places[piece]?.end ?? end) <= start) piece++;
    for (let at = piece; (places[at]?.start ?? end) < end; at++) found.add(at);
  }
  return found;
}
