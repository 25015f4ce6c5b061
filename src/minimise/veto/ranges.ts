/** Stretches of a text in UTF-16 offsets, in order, none touching another. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** In order; those that overlap become one. */
export function disjoint(ranges: [number, number][]): Ranges {
  const result: [number, number][] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** Those of `ranges` that share a character with `[start, end)`, or in which `start` stands where both are equal. */
export function touching(ranges: Ranges, start: number, end: number): Ranges {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] > start) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last < ranges.length && ranges[last]![0] < end) last++;
  return ranges.slice(low, last);
}
