import { Encoder } from './encoder';
import { LongPieces } from './longPieces';
import { type Plain, plainWord } from './plain';
import type { Scanner } from './scanner';
import { isSeam, type Seam } from './seam';
import { ShortPieces, shortBytes } from './shortPieces';
import type { Tables } from './tables';
import { Writer } from './utf8';

/** UTF-16 units counted at a time, so that what is worked on stays in the processor's cache. */
const window = 1 << 14;

/** How an encoding cuts text: its pattern, what it makes of plain words, where text may be cut without asking it. */
export interface Pattern {
  readonly scan: Scanner;
  readonly plain: Plain;
  readonly seam: Seam;
}

/**
 * Counts in one encoding. The time is linear in the text, whatever it holds; the memory is constant but for
 * pieces longer than the window. Plain JavaScript: 81 times js-tiktoken and 22 times tiktoken's WebAssembly when warm,
 * 46 and 12 times when cold, at least 4.8 times the fastest other one in JavaScript (`npm run bench:tokens` on a quiet
 * machine, 2026-11-22). A WebAssembly core of this algorithm was tried before: 30 and 12 times tiktoken's. That is
 * too little more for a compiler in the build and a second engine to keep identical.
 */
export class Counter {
  readonly #writer = new Writer(window);
  readonly #short: ShortPieces;
  readonly #long: LongPieces;

  constructor(
    readonly pattern: Pattern,
    tables: Tables,
  ) {
    const encoder = new Encoder(tables);
    this.#short = new ShortPieces(encoder);
    this.#long = new LongPieces(encoder);
  }

  count(text: string): number {
    if (text.length <= window) return this.#countWindow(text);
    let tokens = 0;
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = this.#cut(text, start);
      tokens += this.#countWindow(text.slice(start, end));
    }
    return tokens;
  }

  #countWindow(text: string): number {
    const utf8 = this.#writer.write(text);
    const { bytes, view, length } = utf8;
    const { scan, plain } = this.pattern;
    const short = this.#short;
    let tokens = 0;
    for (let at = 0, size = 0; at < length; at += size) {
      const first = view.getInt32(at, true);
      const second = view.getInt32(at + 4, true);
      const third = view.getInt32(at + 8, true);
      size = plainWord(first, second, third, bytes, at, plain);
      if (size === 0) {
        size = scan(bytes, at, length) - at;
        if (size === 1 || size > shortBytes) {
          tokens += size === 1 ? 1 : this.#long.count(utf8, at, at + size); // Every single byte is a token.
          continue;
        }
      }
      tokens += short.count(first, second, third, size, bytes, at);
    }
    return tokens;
  }

  /** The last seam of the window that begins at `start`; if it has none, the first one after it. */
  #cut(text: string, start: number): number {
    const { seam } = this.pattern;
    const full = start + window;
    if (full >= text.length) return text.length;
    for (let end = full; end > start; end--) if (isSeam(seam, text, end)) return end;
    let end = full + 1;
    while (end < text.length && !isSeam(seam, text, end)) end++;
    return end;
  }
}
