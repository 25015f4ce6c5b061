import { splitContent } from './content';
import { digitByDigit, digitsOf } from './digits';
import { type Band, bands } from './families.data';
import { chanceOf } from './length';
import type { Family, TokenCount } from './tokenizer';

/** Bands are those of samples of some hundred tokens: in a few words chance adds this much. */
const slackTokens = 2;

/**
 * Tokens of `text` in a family whose vocabulary is not shipped: its o200k_base count by content class, each times the
 * class's band. No family makes more tokens than there are bytes, and one that some put first.
 * @param countO200k exact count in o200k_base
 */
export function estimateTokens(
  text: string,
  family: Family,
  countO200k: (text: string) => number,
): TokenCount {
  if (text === '') return { tokens: 0, low: 0, high: 0, basis: 'estimate' };
  let [low, tokens, high] = [0, 0, 0];
  for (const [kind, part] of splitContent(text)) {
    const { digits, pieces } = digitByDigit.has(family) ? digitsOf(part) : { digits: 0, pieces: 0 };
    const count = Math.max(0, countO200k(part) - pieces);
    const [least, expected, most] = factorsAt(bands[family][kind], count);
    low += digits + count * least;
    tokens += digits + count * expected;
    high += digits + count * most;
  }
  const most = new TextEncoder().encode(text).length + 1;
  low = Math.max(1, Math.floor(low) - slackTokens);
  high = Math.max(low, Math.min(most, Math.ceil(high) + slackTokens));
  return { tokens: Math.min(Math.max(Math.round(tokens), low), high), low, high, basis: 'estimate' };
}

/** The band of a text with `count` o200k_base tokens of a class. */
function factorsAt([low, lowLong, expected, highLong, high]: Band, count: number) {
  const chance = chanceOf(count);
  return [lowLong + (low - lowLong) * chance, expected, highLong + (high - highLong) * chance] as const;
}
