import type { Family } from './tokenizer';

/**
 * Families whose public vocabularies make each digit a token, where o200k_base makes one of up to three: digits are
 * counted apart. That takes the band of hex and identifiers for Qwen from 0.95..1.76 to 0.91..1.18, and of code from
 * 0.87..1.20 to 0.86..1.11. Llama's and DeepSeek's cut digits as o200k_base does, Claude's of 2023 by no such rule, and
 * that of Claude since is not known.
 */
export const digitByDigit: ReadonlySet<Family> = new Set([
  'gemini',
  'qwen',
  'mistral',
  'mistral-7b',
  'tekken',
]);

/** ASCII digits of a text, and the pieces o200k_base cuts them into, each a token: up to three digits from the left. */
export function digitsOf(text: string): { readonly digits: number; readonly pieces: number } {
  let [digits, pieces, run] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) run = 0;
    else {
      digits++;
      if (run++ % 3 === 0) pieces++;
    }
  }
  return { digits, pieces };
}
