import { caseless, letter, lineEnd, look, lower, mark, number, upper, white, widthAt } from './classes';
import { contraction } from './contraction';
import { apostrophe, lineEnds, numbers, runOf, runWithout, space, whites } from './scanner';

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
  const plain = plainWord(bytes, at, end);
  if (plain > at) return plain;
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

/**
 * The end of a word of ASCII letters, with or without a space before it and a capital first, that nothing can go on:
 * most pieces of most texts, found without asking for classes. `at` if there is none.
 */
function plainWord(bytes: Uint8Array, at: number, end: number): number {
  const start = bytes[at] === space ? at + 1 : at;
  if (start >= end || !isSmall((bytes[start] as number) | 0x20)) return at;
  let stop = start + 1;
  while (stop < end && isSmall(bytes[stop] as number)) stop++;
  if (stop === start + 1 && !isSmall(bytes[start] as number)) return at;
  if (stop < end && ((bytes[stop] as number) >= 0x80 || bytes[stop] === apostrophe)) return at;
  return stop;
}

const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a;

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
    stop += bits >> widthAt;
    if ((bits & upper) === 0) afterCaseless = stop;
  }
  return afterCaseless > at ? afterCaseless : stop;
}
