import type { Range } from '../prompts';

/** The one of `ranges`, which are in order and do not overlap, that ends after `offset` first. */
function endingAfter<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return ranges[low];
}

/** Whether one of `ranges`, which are in order and do not overlap, holds the character at `offset`. */
export function holdsOffset(ranges: readonly Range[], offset: number): boolean {
  return (endingAfter(ranges, offset)?.start ?? Number.POSITIVE_INFINITY) <= offset;
}

/** Whether `offset` lies between two characters of one of `ranges`, which are in order and do not overlap. */
export function isInside(ranges: readonly Range[], offset: number): boolean {
  return (endingAfter(ranges, offset)?.start ?? Number.POSITIVE_INFINITY) < offset;
}
