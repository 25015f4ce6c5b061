import type { Range, TextEdit } from '../prompts';
import type { Entry } from './turns';

/**
 * Ways to take entries out of a file and to put a note before the words of one that stays. A stretch of entries goes from
 * where its first begins to where what follows begins, as in a list of JSON; or from the end of what stands before it to
 * the end of its last, which takes along what the file writes between two messages.
 */
export function cutting(
  entries: readonly Entry[],
  dropped: ReadonlySet<Entry>,
  note: TextEdit,
): readonly (readonly TextEdit[])[] {
  const stretches = stretchesOf(entries, dropped);
  const ways = [
    stretches.map(([first, last]) => between(entries[first]?.start, entries[last + 1]?.start)),
    stretches.map(([first, last]) => between(entries[first - 1]?.end, entries[last]?.end)),
  ];
  return ways.flatMap(places => {
    const cuts = places.flatMap(it => (it ? [{ ...it, replacement: '' }] : []));
    return cuts.length === places.length ? [merged([...cuts, note])] : [];
  });
}

/** The first and the last index of each run of entries that are dropped. */
function stretchesOf(
  entries: readonly Entry[],
  dropped: ReadonlySet<Entry>,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [index, entry] of entries.entries()) {
    if (!dropped.has(entry)) continue;
    const last = found.at(-1);
    if (last?.[1] === index - 1) found[found.length - 1] = [last[0], index];
    else found.push([index, index]);
  }
  return found;
}

function between(start: number | undefined, end: number | undefined): Range | undefined {
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** In order; two that meet become one. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && edit.start <= last.end) {
      const end = Math.max(last.end, edit.end);
      result[result.length - 1] = {
        start: last.start,
        end,
        replacement: last.replacement + edit.replacement,
      };
    } else result.push(edit);
  }
  return result;
}
