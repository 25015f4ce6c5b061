import { standTogether } from './pairs';
import type { Tables } from './tables';
import { longest } from './trie';

/**
 * Counts the tokens of single pieces by byte-pair encoding with backtracking, as github/rust-gems `bpe` describes it:
 * take the longest token that stands beside the one before, else a shorter one, else give the one before up. No
 * position is given up twice, so the cost is linear in the piece, whatever it holds.
 */
export class Encoder {
  /** The tokens taken so far. */
  #taken = new Int32Array(256);
  /** A bit for each position of the piece: set once no way on from it is left. */
  #dead = new Int32Array(8);
  /** What `#standing` was asked and answered, four words a place, of which the last is spare. */
  readonly #asked = new Int32Array(4096).fill(-1);

  constructor(private readonly tables: Tables) {}

  /** Tokens of the piece from `start` to `end`, which is not empty. */
  count(bytes: Uint8Array, start: number, end: number): number {
    const { trie, length, shorter } = this.tables;
    let token = longest(trie, bytes, start, end);
    let position = start + (length[token] as number);
    if (position === end) return 1;
    const { taken, dead } = this.#roomFor(end - start);
    taken[0] = token;
    let count = 1;
    token = longest(trie, bytes, position, end);
    for (;;) {
      if (count > 0) token = this.#standing(taken[count - 1] as number, token);
      if (token < 0) {
        const from = position - start;
        dead[from >> 5] = (dead[from >> 5] as number) | (1 << (from & 31));
        token = taken[--count] as number;
        position -= length[token] as number;
        token = shorter[token] as number;
        continue;
      }
      const stop = position + (length[token] as number);
      const at = stop - start;
      if (((dead[at >> 5] as number) & (1 << (at & 31))) === 0) {
        taken[count++] = token;
        if (stop === end) return count;
        position = stop;
        token = longest(trie, bytes, position, end);
      } else {
        token = shorter[token] as number;
      }
    }
  }

  /**
   * The longest of `right` and the tokens it begins with that stands beside `left`; -1 if none or `right` is -1.
   * Remembered: a long run asks the same few hundred again and again (p50k_base's spaces do).
   */
  #standing(left: number, right: number): number {
    const asked = this.#asked;
    const place = ((Math.imul(left, 31) + right) & 1023) << 2;
    if (asked[place] === left && asked[place + 1] === right) return asked[place + 2] as number;
    const { pairs, split, shorter } = this.tables;
    let token = right;
    while (token >= 0 && !standTogether(pairs, split, left, token)) token = shorter[token] as number;
    asked[place] = left;
    asked[place + 1] = right;
    asked[place + 2] = token;
    return token;
  }

  #roomFor(size: number): { taken: Int32Array; dead: Int32Array } {
    const words = (size >> 5) + 1;
    // A piece of megabytes is rare: what it needs is not kept.
    if (size > 1 << 16) return { taken: new Int32Array(size), dead: new Int32Array(words) };
    if (size > this.#taken.length) {
      this.#taken = new Int32Array(size * 2);
      this.#dead = new Int32Array((size >> 4) + 1);
    }
    this.#dead.fill(0, 0, words);
    return { taken: this.#taken, dead: this.#dead };
  }
}
