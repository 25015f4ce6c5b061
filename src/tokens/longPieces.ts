import type { Encoder } from './encoder';
import type { Utf8 } from './utf8';

/** The longest piece that is remembered, in bytes: 85 Chinese characters. Its length must fit eight bits. */
const longestBytes = 255;
/** Sets of two places of the index, as a power of two; 128 KB. */
const setBits = 14;
/** Words for the pieces themselves; 1 MB, room for some 20,000 Chinese clauses. */
const room = 1 << 18;
const mostWords = 1 + Math.ceil(longestBytes / 4);

/**
 * A memory of longer pieces already counted, such as Chinese clauses. They are kept one after another; when the room
 * is full, all are forgotten. A piece itself is kept and compared, so that no answer is ever another piece's.
 */
export class LongPieces {
  /** By hash, two a set, the newer first: where in `#pieces` a piece is; 0 for none. */
  readonly #index = new Int32Array(2 << setBits);
  /** For each piece `count << 8 | length`, then its bytes, the last word filled up with zeros. */
  readonly #pieces = new Int32Array(room);
  #next = 1;

  constructor(private readonly encoder: Encoder) {}

  /** Tokens of the piece from `start` to `end`. */
  count(text: Utf8, start: number, end: number): number {
    const length = end - start;
    if (length > longestBytes) return this.encoder.count(text.bytes, start, end);
    const { view } = text;
    const whole = start + (length & ~3);
    const rest = view.getInt32(whole, true) & ((1 << ((length & 3) << 3)) - 1);
    let hash = length;
    for (let at = start; at < whole; at += 4) {
      hash = (Math.imul(hash, 0x85ebca6b) + view.getInt32(at, true)) | 0;
    }
    hash = Math.imul(hash, 0x85ebca6b) + rest;
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
    const set = (hash >>> (32 - setBits)) << 1;
    const pieces = this.#pieces;
    for (let place = set; place < set + 2; place++) {
      let word = this.#index[place] as number;
      const known = pieces[word++] as number;
      if ((known & 255) !== length) continue;
      let at = start;
      while (at < whole && pieces[word] === view.getInt32(at, true)) {
        at += 4;
        word++;
      }
      if (at === whole && pieces[word] === rest) return known >>> 8;
    }
    const count = this.encoder.count(text.bytes, start, end);
    let word = this.#roomIn(set);
    pieces[word++] = (count << 8) | length;
    for (let at = start; at < whole; at += 4) pieces[word++] = view.getInt32(at, true);
    pieces[word++] = rest;
    this.#next = word;
    return count;
  }

  /** Where the next piece begins, which is entered in `set`. */
  #roomIn(set: number): number {
    if (this.#next + mostWords > room) {
      this.#index.fill(0);
      this.#next = 1;
    }
    this.#index[set + 1] = this.#index[set] as number;
    this.#index[set] = this.#next;
    return this.#next;
  }
}
