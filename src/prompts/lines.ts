/** A line of a text with its line end, and where the next one begins. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly next: number;
}

/** The lines of a text from an offset on; an empty last line is none. */
export function* lines(text: string, from: number): Generator<Line> {
  for (let start = from; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end + 1;
    yield { text: text.slice(start, next), start, next };
    start = next;
  }
}
