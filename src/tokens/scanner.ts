import { lineEnd, look, number, white, widthAt } from './classes';

/**
 * Cuts text into the pieces OpenAI's pattern would match, one piece a call.
 * @param bytes UTF-8, whole code points
 * @param at where the piece begins, before `end`
 * @param end where the text ends, as the pattern's `$` and `(?!\S)` see it
 * @returns where the piece ends, after `at`
 */
export type Scanner = (bytes: Uint8Array, at: number, end: number) => number;

export const space = 0x20;
export const apostrophe = 0x27;
export const slash = 0x2f;
const cr = 0x0d;
const lf = 0x0a;

/** Where the run of code points with any bit of `bits` that begins at `at` ends. */
export function runOf(bits: number, bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const seen = look(bytes, at);
    if ((seen & bits) === 0) break;
    at += seen >> widthAt;
  }
  return at;
}

/** Where the run of code points with no bit of `bits` that begins at `at` ends. */
export function runWithout(bits: number, bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const seen = look(bytes, at);
    if ((seen & bits) !== 0) break;
    at += seen >> widthAt;
  }
  return at;
}

/** Where the run of CR, LF and, if `slashes`, `/` that begins at `at` ends: `[\r\n]*` or `[\r\n/]*`. */
export function lineEnds(bytes: Uint8Array, at: number, end: number, slashes: boolean): number {
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte !== lf && byte !== cr && !(slashes && byte === slash)) break;
  }
  return at;
}

/** `\p{N}{1,3}` at a number. */
export function numbers(bytes: Uint8Array, at: number, end: number): number {
  for (let taken = 0; taken < 3 && at < end; taken++) {
    const seen = look(bytes, at);
    if ((seen & number) === 0) break;
    at += seen >> widthAt;
  }
  return at;
}

/**
 * `\s+(?!\S)|\s+` at white space, with `\s*[\r\n]+` before them if `lines`: up to the last line end of the run; else
 * the run but its last character, which is left to the word after it; the whole run at the end of the text.
 */
export function whites(bytes: Uint8Array, at: number, end: number, lines: boolean): number {
  let stop = at;
  let last = at;
  let afterLine = at;
  while (stop < end) {
    const seen = look(bytes, stop);
    if ((seen & white) === 0) break;
    last = stop;
    stop += seen >> widthAt;
    if ((seen & lineEnd) !== 0) afterLine = stop;
  }
  if (lines && afterLine > at) return afterLine;
  return stop === end || last === at ? stop : last;
}
