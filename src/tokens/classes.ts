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
const pageSize = 1 << pageBits;

/** Page of a code point → its place in `classes`. Most pages are of one class throughout and share its place. */
const pages = new Uint16Array(0x110000 >> pageBits);
const classes = unpack();

function unpack(): Uint8Array {
  const unpacked = new Uint8Array(512 * pageSize);
  const shared = new Map<number, number>();
  let places = 0;
  let point = 0;
  for (const [, name = '', length = ''] of unicodeRuns.matchAll(/([A-Z])([0-9a-z]+)/g)) {
    const bits = bitsOf[name] as number;
    for (const end = point + Number.parseInt(length, 36); point < end; ) {
      const page = point >> pageBits;
      const inPage = point & (pageSize - 1);
      const stop = Math.min(end - point, pageSize - inPage);
      const known = stop === pageSize ? shared.get(bits) : undefined;
      if (inPage === 0) pages[page] = known ?? places++;
      if (stop === pageSize) shared.set(bits, pages[page] as number);
      const place = (pages[page] as number) << pageBits;
      if (known === undefined) unpacked.fill(bits, place + inPage, place + inPage + stop);
      point += stop;
    }
  }
  return unpacked.slice(0, places << pageBits);
}

/** Class bits of a code point. */
export function classOf(point: number): number {
  return classes[((pages[point >> pageBits] as number) << pageBits) | (point & (pageSize - 1))] as number;
}

/** What `look` gives for each ASCII character. */
const ascii = Uint16Array.from({ length: 0x80 }, (_, point) => classOf(point) | (1 << widthAt));

/**
 * The code point whose UTF-8 form begins at `at`: its class bits, and its bytes above `widthAt`. In one number and
 * mostly by one table, because this is asked for every character.
 */
export function look(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  return lead < 0x80 ? (ascii[lead] as number) : lookWide(bytes, at, lead);
}

function lookWide(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] as number) & 63;
  if (lead < 0xe0) return classOf(((lead & 31) << 6) | second) | (2 << widthAt);
  const third = (bytes[at + 2] as number) & 63;
  if (lead < 0xf0) return classOf(((lead & 15) << 12) | (second << 6) | third) | (3 << widthAt);
  const fourth = (bytes[at + 3] as number) & 63;
  return classOf(((lead & 7) << 18) | (second << 12) | (third << 6) | fourth) | (4 << widthAt);
}
