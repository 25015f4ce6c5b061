import { letter, look, number, white } from './classes';
import { contraction } from './contraction';
import { runOf, runWithout, space, whites } from './scanner';

/**
 * The pattern of r50k_base and p50k_base, in its order (https://github.com/openai/tiktoken, openai_public.py):
 * ```
 * 's|'t|'re|'ve|'m|'ll|'d
 *  ?\p{L}+
 *  ?\p{N}+
 *  ?[^\s\p{L}\p{N}]+
 * \s+(?!\S)
 * \s+
 * ```
 */
export function scanR50k(bytes: Uint8Array, at: number, end: number): number {
  const short = contraction(bytes, at, end, 0);
  if (short > at) return short;
  const start = bytes[at] === space && at + 1 < end ? at + 1 : at;
  const bits = look(bytes, start);
  if ((bits & letter) !== 0) return runOf(letter, bytes, start, end);
  if ((bits & number) !== 0) return runOf(number, bytes, start, end);
  if ((bits & white) === 0) return runWithout(white | letter | number, bytes, start, end);
  return whites(bytes, at, end, false);
}
