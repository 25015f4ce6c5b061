import { letter, lineEnd, look, number, white, widthAt } from './classes';
import { contraction } from './contraction';
import { lineEnds, numbers, runOf, runWithout, space, whites } from './scanner';

/**
 * The pattern of cl100k_base, in its order (https://github.com/openai/tiktoken, openai_public.py; npm tiktoken 1.0.22):
 * ```
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)
 * [^\r\n\p{L}\p{N}]?\p{L}+
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n]*
 * \s*[\r\n]+
 * \s+(?!\S)
 * \s+
 * ```
 * Not followed: since 0.8 the Python package has `\s++$` before `\s*[\r\n]`, which makes a line end and the blanks
 * after it one piece at the very end of a text. Neither npm oracle does, and trailing blanks cost at most one token.
 */
export function scanCl100k(bytes: Uint8Array, at: number, end: number): number {
  const bits = look(bytes, at);
  if ((bits & letter) !== 0) return runOf(letter, bytes, at, end);
  if ((bits & number) !== 0) return numbers(bytes, at, end);
  const short = contraction(bytes, at, end, 0x20);
  if (short > at) return short;
  const after = at + (bits >> widthAt);
  const next = after < end ? look(bytes, after) : white;
  if ((next & letter) !== 0 && (bits & lineEnd) === 0) return runOf(letter, bytes, after, end);
  if ((bits & white) === 0) return punctuation(bytes, after, end);
  if (bytes[at] === space && (next & (white | letter | number)) === 0) return punctuation(bytes, after, end);
  return whites(bytes, at, end, true);
}

function punctuation(bytes: Uint8Array, at: number, end: number): number {
  return lineEnds(bytes, runWithout(white | letter | number, bytes, at, end), end, false);
}
