import {
  caseless,
  classOf,
  letter,
  lineEnd,
  look,
  lower,
  mark,
  number,
  upper,
  white,
  widthAt,
} from './classes';
import { contraction } from './contraction';
import { lineEnds, numbers, runOf, runWithout, space, whites } from './scanner';

const word = letter | mark;

/**
 * The pattern of o200k_base and o200k_harmony, in its order (https://github.com/openai/tiktoken, openai_public.py):
 * ```
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n/]*
 * \s*[\r\n]+
 * \s+(?!\S)
 * \s+
 * ```
 */
export function scanO200k(bytes: Uint8Array, at: number, end: number): number {
  const bits = look(bytes, at);
  if ((bits & letter) !== 0) return contraction(bytes, letters(bytes, at, end), end, 0x20);
  if ((bits & number) !== 0) return numbers(bytes, at, end);
  const after = at + (bits >> widthAt);
  const next = after < end ? look(bytes, after) : white;
  if ((next & word) !== 0 && (bits & lineEnd) === 0) {
    const stop = letters(bytes, after, end);
    // A mark before capitals alone: the first line of the pattern matches the mark itself and no more.
    if ((bits & mark) !== 0 && runOf(upper, bytes, after, stop) === stop) return after;
    return contraction(bytes, stop, end, 0x20);
  }
  if ((bits & mark) !== 0) return contraction(bytes, after, end, 0x20);
  if ((bits & white) === 0) return punctuation(bytes, after, end);
  if (bytes[at] === space && (next & (white | number)) === 0) return punctuation(bytes, after, end);
  return whites(bytes, at, end, true);
}

function punctuation(bytes: Uint8Array, at: number, end: number): number {
  return lineEnds(bytes, runWithout(white | letter | number, bytes, at, end), end, true);
}

/** Capitals then small letters. Without small letters: up to the last caseless one, else all the capitals. */
function letters(bytes: Uint8Array, at: number, end: number): number {
  let stop = at;
  let afterCaseless = at;
  while (stop < end) {
    const bits = look(bytes, stop);
    if ((bits & lower) !== 0) return runOf(lower | caseless | mark, bytes, stop, end);
    if ((bits & word) === 0) break;
    if ((bits & upper) === 0) afterCaseless = stop = caselessRun(bytes, stop + (bits >> widthAt), end);
    else stop += bits >> widthAt;
  }
  return afterCaseless > at ? afterCaseless : stop;
}

/**
 * Where the run of three-byte caseless letters and marks that begins at `at` ends: Chinese, Japanese, Korean and the
 * like.
 */
function caselessRun(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const lead = bytes[at] as number;
    if ((lead & 0xf0) !== 0xe0) break;
    const point =
      ((lead & 15) << 12) | (((bytes[at + 1] as number) & 63) << 6) | ((bytes[at + 2] as number) & 63);
    if ((classOf(point) & (caseless | mark)) === 0) break;
    at += 3;
  }
  return at;
}
