import type { Range } from '../prompts';

/** A full stop, with the quotation marks and brackets that close behind it, and the blanks up to the next sentence. */
const stop = /[.!?…]+["'”’»)\]*_]{0,4}\s+|[。！？]+[」』”）]?\s*/g;
/** UTF-16 units below which a sentence is none of its own: its mark would be as long. */
const shortest = 6;
/** Words before a full stop that ends no sentence. */
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|vs|cf|al|Dr|Mr|Mrs|Ms|St|No|Fig|Eq|Sec|pp|approx|[A-Z])\.$/;

/**
 * Where sentences begin in `[start, end)` of a text, but for the first. A line end is no boundary by itself.
 * @param fixed placeholders, in order, in which no sentence ends
 */
export function* sentenceStarts(
  text: string,
  { start, end }: Range,
  fixed: readonly Range[],
): Iterable<number> {
  let next = 0;
  let from = start;
  stop.lastIndex = start;
  for (let match = stop.exec(text); match && match.index < end; match = stop.exec(text)) {
    const at = stop.lastIndex;
    if (at >= end) return;
    while ((fixed[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
    const isInside = (fixed[next]?.start ?? Number.POSITIVE_INFINITY) < match.index;
    const before = text.slice(Math.max(start, match.index - 8), match.index + 1);
    const goesOn =
      /^\p{Ll}/u.test(text.slice(at, at + 2)) || (match[0].startsWith('.') && abbreviation.test(before));
    if (isInside || goesOn || at - from < shortest) continue;
    yield at;
    from = at;
  }
}
