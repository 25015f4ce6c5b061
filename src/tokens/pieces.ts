import type { Encoder } from './encoder';
import type { Utf8 } from './utf8';

/** Places in each memory, as powers of two: 1 MB of short pieces and 1 MB of long ones hold a prompt's vocabulary. */
const shortBits = 16;
const longBits = 13;

/** The longBytes piece in a short place, in bytes; most pieces of most texts are shorter. */
const shortBytes = 12;
/** The longBytes piece in a long place; 41 Chinese characters. */
const longBytes = 124;

/** Three words for each length up to `shortBytes`, to cut what was read past a piece's end. */
const masks = new Int32Array((shortBytes + 1) * 3);
for (let length = 0; length <= shortBytes; length++) {
  for (let word = 0; word < 3; word++) {
    const kept = Math.min(Math.max(length - word * 4, 0), 4);
    masks[length * 3 + word] = kept === 4 ? -1 : (1 << (kept * 8)) - 1;
  }
}

/**
 * A memory of pieces already counted. The hash of a piece decides its one place, where a newer piece replaces it: so
 * the memory never grows. The piece itself is kept and compared, so that no answer is ever another piece's.
 */
export class Pieces {
  /** Places of four words: three of the piece, then `count << 8 | length`. */
  readonly #short = new Int32Array(4 << shortBits);
  /** Places of 32 words: `count << 8 | length`, then the piece. */
  readonly #long = new Int32Array(32 << longBits);

  constructor(private readonly encoder: Encoder) {}

  /** Tokens of the piece from `start` to `end`. */
  count(text: Utf8, start: number, end: number): number {
    const length = end - start;
    if (length > longBytes) return this.encoder.count(text.bytes, start, end);
    if (length > shortBytes) return this.#countLong(text, start, end);
    const { view } = text;
    const first = view.getInt32(start, true) & (masks[length * 3] as number);
    const second = view.getInt32(start + 4, true) & (masks[length * 3 + 1] as number);
    const third = view.getInt32(start + 8, true) & (masks[length * 3 + 2] as number);
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
    hash ^= hash >>> 15;
    const short = this.#short;
    const place = (hash & ((1 << shortBits) - 1)) << 2;
    const known = short[place + 3] as number;
    if (
      short[place] === first &&
      short[place + 1] === second &&
      short[place + 2] === third &&
      (known & 255) === length
    ) {
      return known >>> 8;
    }
    const count = this.encoder.count(text.bytes, start, end);
    short[place] = first;
    short[place + 1] = second;
    short[place + 2] = third;
    short[place + 3] = (count << 8) | length;
    return count;
  }

  #countLong(text: Utf8, start: number, end: number): number {
    const { view } = text;
    const length = end - start;
    const whole = start + (length & ~3);
    let hash = length;
    for (let at = start; at < whole; at += 4) {
      hash = (Math.imul(hash, 0x85ebca6b) + view.getInt32(at, true)) | 0;
    }
    const rest = view.getInt32(whole, true) & (masks[(length & 3) * 3] as number);
    hash = Math.imul(hash, 0x85ebca6b) + rest;
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
    const long = this.#long;
    const place = (hash >>> (32 - longBits)) << 5;
    const known = long[place] as number;
    if ((known & 255) === length) {
      let word = place + 1;
      let at = start;
      while (at < whole && long[word] === view.getInt32(at, true)) {
        at += 4;
        word++;
      }
      if (at === whole && long[word] === rest) return known >>> 8;
    }
    const count = this.encoder.count(text.bytes, start, end);
    long[place] = (count << 8) | length;
    let word = place + 1;
    for (let at = start; at < whole; at += 4) long[word++] = view.getInt32(at, true);
    long[word] = rest;
    return count;
  }
}
