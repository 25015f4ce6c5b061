import { Encoder } from './encoder';
import { Pieces } from './pieces';
import type { Scanner } from './scanner';
import { isSeam, type Seam } from './seam';
import type { Tables } from './tables';
import { Writer } from './utf8';

/** UTF-16 units counted at a time, so that what is worked on stays in the processor's cache. */
const window = 1 << 14;

/** How an encoding cuts text: its pattern, and where text may be cut without asking the pattern. */
export interface Pattern {
  readonly scan: Scanner;
  readonly seam: Seam;
}

/**
 * Counts in one encoding. The time is linear in the text, whatever it holds; the memory is constant but for
 * pieces longer than the window. Plain JavaScript: 54 to 80 times js-tiktoken and 14 to 19 times tiktoken's
 * WebAssembly when warm, as measured on a busy machine (`npm run bench:tokens`). A WebAssembly core of our own would
 * add a compiler to the build and a second engine to keep identical.
 */
export class Counter {
  readonly #writer = new Writer(window);
  readonly #pieces: Pieces;

  constructor(
    readonly pattern: Pattern,
    tables: Tables,
  ) {
    this.#pieces = new Pieces(new Encoder(tables));
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
    const { scan } = this.pattern;
    const pieces = this.#pieces;
    let tokens = 0;
    for (let start = 0, end = 0; start < utf8.length; start = end) {
      end = scan(utf8.bytes, start, utf8.length);
      tokens += pieces.count(utf8, start, end);
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
