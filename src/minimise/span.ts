/** `[start, end)` in UTF-16 offsets of a message's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same ground as `spans`, in order and without overlap. Empty spans are dropped. */
export function united(spans: Iterable<Span>): readonly Span[] {
  const sorted = [...spans].filter(span => span.end > span.start).sort((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Index of the first of `spans` (united) that ends after `offset`; `spans.length` when none does. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether `[start, end)` shares a character with `spans` (united); an empty range, whether it stands inside one. */
export function touches(spans: readonly Span[], start: number, end: number): boolean {
  const span = spans[firstEndingAfter(spans, start)];
  return span !== undefined && (start === end ? span.start < start : span.start < end);
}

/** Every match of a global expression, as spans. */
export function* matches(text: string, pattern: RegExp): Iterable<Span> {
  for (const match of text.matchAll(pattern))
    yield { start: match.index, end: match.index + match[0].length };
}
