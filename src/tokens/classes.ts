import { unicodeRuns } from './unicode.data';

/** Classes of code points, as bits: what OpenAI's patterns tell apart. A code point in none of them is `0`. */
export const upper = 1;
export const lower = 2;
/** Letters without case (`Lm`, `Lo`), such as Chinese ones. */
export const caseless = 4;
export const mark = 8;
export const number = 16;
/** White space, line ends included. */
export const white = 32;
/** CR and LF, which are `white` too. */
export const lineEnd = 64;

export const letter = upper | lower | caseless;

/** Where the width begins in what `look` gives. */
export const widthAt = 8;

const bitsOf: Readonly<Record<string, number>> = {
  U: upper,
  L: lower,
  B: caseless,
  M: mark,
  N: number,
  W: white,
  E: white | lineEnd,
  O: 0,
};

const pageBits = 7;
const pageMask = (1 << pageBits) - 1;

/** Page of a code point → its place in `classes`. Most of Unicode's pages are alike and share one place. */
const pages = new Uint16Array(0x110000 >> pageBits);
const classes = unpack();

function unpack(): Uint8Array {
  const all = new Uint8Array(0x110000);
  let end = 0;
  for (const [, name = '', length = ''] of unicodeRuns.matchAll(/([A-Z])([0-9a-z]+)/g)) {
    const start = end;
    end += Number.parseInt(length, 36);
    all.fill(bitsOf[name] ?? 0, start, end);
  }
  const places = new Map<string, number>();
  const kept: Uint8Array[] = [];
  for (let page = 0; page < pages.length; page++) {
    const slice = all.subarray(page << pageBits, (page + 1) << pageBits);
    const key = String.fromCharCode(...slice);
    let place = places.get(key);
    if (place === undefined) {
      place = kept.push(slice) - 1;
      places.set(key, place);
    }
    pages[page] = place;
  }
  const packed = new Uint8Array(kept.length << pageBits);
  kept.forEach((slice, place) => {
    packed.set(slice, place << pageBits);
  });
  return packed;
}

/** Class bits of a code point. */
export function classOf(point: number): number {
  return classes[((pages[point >> pageBits] as number) << pageBits) | (point & pageMask)] as number;
}

/** For each byte that begins a code point what `look` gives, if that is the same for all it may begin; else 0. */
const byLead = new Uint16Array(256);
for (let lead = 0; lead < 0x80; lead++) byLead[lead] = classOf(lead) | (1 << widthAt);
// Nearly all Chinese characters and Korean syllables begin with such a byte.
for (let lead = 0xe1; lead < 0xf0; lead++) {
  const first = (lead & 15) << 12;
  const bits = classOf(first);
  let same = lead !== 0xed; // Surrogates do not occur.
  for (let point = first; same && point < first + 0x1000; point++) same = classOf(point) === bits;
  if (same) byLead[lead] = bits | (3 << widthAt);
}

/**
 * The code point whose UTF-8 form begins at `at`: its class bits, and its bytes above `widthAt`. In one number and
 * mostly by one table, because this is asked for every character.
 */
export function look(bytes: Uint8Array, at: number): number {
  return (byLead[bytes[at] as number] as number) || lookWide(bytes, at);
}

function lookWide(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const second = (bytes[at + 1] as number) & 63;
  if (lead < 0xe0) return classOf(((lead & 31) << 6) | second) | (2 << widthAt);
  const third = (bytes[at + 2] as number) & 63;
  if (lead < 0xf0) return classOf(((lead & 15) << 12) | (second << 6) | third) | (3 << widthAt);
  const fourth = (bytes[at + 3] as number) & 63;
  return classOf(((lead & 7) << 18) | (second << 12) | (third << 6) | fourth) | (4 << widthAt);
}
