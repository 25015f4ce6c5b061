import { type Chunk, Chunks } from './chunks';
import type { Counter } from './counter';
import { isSeam } from './seam';
import type { TextChange, TokenDocument } from './tokenizer';

/** UTF-16 units a chunk has at least, where text has seams often enough: short, as an edit recounts its chunk. */
const full = 256;
/** A chunk that edits made shorter than this joins its neighbour, so that chunks do not crumble. */
const crumb = 64;

/** A document that keeps its exact count while it is edited. Not handled: text of which one piece is megabytes long. */
export class CountedDocument implements TokenDocument {
  readonly #chunks = new Chunks();

  constructor(
    text: string,
    private readonly counter: Counter,
  ) {
    this.#chunks.insert(this.#chunks.seek(0), this.#cut(text));
  }

  get length(): number {
    return this.#chunks.length;
  }

  get tokens(): number {
    return this.#chunks.tokens;
  }

  change(changes: readonly TextChange[]): void {
    // Offsets are those before the first change, so the last in the text goes first.
    const ordered = changes.length > 1 ? changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset) : changes;
    for (const { rangeOffset, rangeLength, text } of ordered) this.#replace(rangeOffset, rangeLength, text);
  }

  count(start: number, end: number): number {
    this.#mustHold(start, end - start);
    const first = this.#chunks.seek(start);
    const last = this.#chunks.seek(end);
    const head = this.#chunks.after(first)?.text ?? '';
    const tail = this.#chunks.after(last)?.text ?? '';
    if (first.offset === last.offset)
      return this.counter.count(head.slice(start - first.offset, end - first.offset));
    return (
      this.counter.count(head.slice(start - first.offset)) +
      this.#chunks.between({ ...first, chunk: first.chunk + 1 }, last) +
      this.counter.count(tail.slice(0, end - last.offset))
    );
  }

  #replace(start: number, removed: number, inserted: string): void {
    this.#mustHold(start, removed);
    const chunks = this.#chunks;
    const place = chunks.seek(start);
    let old = chunks.takeAfter(place);
    while (place.offset + old.length < start + removed) old += chunks.takeAfter(place);
    const kept = start - place.offset;
    let text = old.slice(0, kept) + inserted + old.slice(kept + removed);
    for (let left = chunks.before(place); left; left = chunks.before(place)) {
      if (text.length >= crumb && this.#parts(left.text, text)) break;
      text = chunks.takeBefore(place) + text;
    }
    for (let right = chunks.after(place); right; right = chunks.after(place)) {
      if (text.length >= crumb && this.#parts(text, right.text)) break;
      text += chunks.takeAfter(place);
    }
    chunks.insert(place, this.#cut(text));
  }

  /** Whether there is a seam between two texts that follow each other. */
  #parts(left: string, right: string): boolean {
    const end = left.slice(-2);
    return isSeam(this.counter.pattern.seam, end + right.slice(0, 2), end.length);
  }

  /** Cuts text into chunks at seams; the last may be short. */
  #cut(text: string): Chunk[] {
    const { seam } = this.counter.pattern;
    const chunks: Chunk[] = [];
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = Math.min(start + full, text.length);
      while (end < text.length && !isSeam(seam, text, end)) end++;
      const part = text.slice(start, end);
      chunks.push({ text: part, tokens: this.counter.count(part) });
    }
    return chunks;
  }

  #mustHold(start: number, length: number): void {
    if (start < 0 || length < 0 || start + length > this.length) {
      throw new RangeError(
        `The document has ${this.length} characters: ${length} from ${start} on are not all in it.`,
      );
    }
  }
}
