import type { Encoder } from './encoder';

/** Sets of the memory, as a power of two. A set is 64 bytes, which a processor fetches at once; all are 1 MB. */
const setBits = 14;
const setWords = 16;
const pieceWords = 4;

/** The longest piece remembered here, in bytes; most pieces of most texts are shorter. */
export const shortBytes = 12;

/** Four words for each length up to `shortBytes`, of which three cut what was read past a piece's end. */
const masks = new Int32Array((shortBytes + 1) * 4);
for (let length = 0; length <= shortBytes; length++) {
  for (let word = 0; word < 3; word++) {
    const kept = Math.min(Math.max(length - word * 4, 0), 4);
    masks[length * 4 + word] = kept === 4 ? -1 : (1 << (kept * 8)) - 1;
  }
}

/**
 * A memory of short pieces already counted, which never grows: the hash of a piece decides its set, which keeps the
 * four pieces asked for last. The piece itself is kept and compared, so that no answer is ever another piece's.
 */
export class ShortPieces {
  /** Four pieces a set, the newest first; each is three words of bytes, then `count << 8 | length`; 0 for none. */
  readonly #sets = new Int32Array(setWords << setBits);

  constructor(private readonly encoder: Encoder) {}

  /**
   * Tokens of the piece of `length` bytes at `at`.
   * @param one the four bytes at `at` as a little-endian word; `two` and `three` are the next ones
   */
  count(one: number, two: number, three: number, length: number, bytes: Uint8Array, at: number): number {
    const first = one & (masks[length << 2] as number);
    const second = two & (masks[(length << 2) + 1] as number);
    const third = three & (masks[(length << 2) + 2] as number);
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
    hash ^= hash >>> 15;
    const set = (hash & ((1 << setBits) - 1)) * setWords;
    return this.#holds(set, first, second, third, length)
      ? (this.#sets[set + 3] as number) >>> 8
      : this.#recall(set, first, second, third, length, bytes, at);
  }

  /** The count of a piece that is not the first of its set, which it becomes. */
  #recall(
    set: number,
    first: number,
    second: number,
    third: number,
    length: number,
    bytes: Uint8Array,
    at: number,
  ): number {
    const sets = this.#sets;
    const last = set + setWords - pieceWords;
    let place = set + pieceWords;
    while (place < last && !this.#holds(place, first, second, third, length)) place += pieceWords;
    const count = this.#holds(place, first, second, third, length)
      ? (sets[place + 3] as number) >>> 8
      : this.encoder.count(bytes, at, at + length);
    for (let word = place + 3; word >= set + pieceWords; word--)
      sets[word] = sets[word - pieceWords] as number;
    sets[set] = first;
    sets[set + 1] = second;
    sets[set + 2] = third;
    sets[set + 3] = (count << 8) | length;
    return count;
  }

  #holds(place: number, first: number, second: number, third: number, length: number): boolean {
    const sets = this.#sets;
    return (
      sets[place] === first &&
      sets[place + 1] === second &&
      sets[place + 2] === third &&
      ((sets[place + 3] as number) & 255) === length
    );
  }
}
