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
  /** Answers of `standTogether`, two words a place: the left token, then the right one and whether they stand. */
  readonly #asked = new Int32Array(2048).fill(-1);

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
      const stop = position + (length[token] as number);
      const at = stop - start;
      const open = ((dead[at >> 5] as number) & (1 << (at & 31))) === 0;
      if (open && (count === 0 || this.#stand(taken[count - 1] as number, token))) {
        taken[count++] = token;
        position = stop;
        if (position === end) return count;
        token = longest(trie, bytes, position, end);
        continue;
      }
      token = shorter[token] as number;
      if (token >= 0) continue;
      dead[(position - start) >> 5] =
        (dead[(position - start) >> 5] as number) | (1 << ((position - start) & 31));
      token = taken[--count] as number;
      position -= length[token] as number;
    }
  }

  /** `standTogether`, remembered: a long run asks the same hundreds of pairs again and again (p50k_base's spaces do). */
  #stand(left: number, right: number): boolean {
    const asked = this.#asked;
    const place = ((Math.imul(left, 31) + right) & 1023) << 1;
    const answer = asked[place + 1] as number;
    if (asked[place] === left && answer >> 1 === right) return (answer & 1) === 1;
    const stand = standTogether(this.tables.pairs, this.tables.split, left, right);
    asked[place] = left;
    asked[place + 1] = (right << 1) | (stand ? 1 : 0);
    return stand;
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
