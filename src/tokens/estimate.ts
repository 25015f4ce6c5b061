import { splitContent } from './content';
import { bands } from './families.data';
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
  let [low, tokens, high] = [0, 0, 0];
  for (const [kind, part] of splitContent(text)) {
    const count = countO200k(part);
    const band = bands[family][kind];
    low += count * band[0];
    tokens += count * band[1];
    high += count * band[2];
  }
  if (text === '') return { tokens: 0, low: 0, high: 0, basis: 'estimate' };
  const most = new TextEncoder().encode(text).length + 1;
  low = Math.max(1, Math.floor(low) - slackTokens);
  high = Math.max(low, Math.min(most, Math.ceil(high) + slackTokens));
  return { tokens: Math.min(Math.max(Math.round(tokens), low), high), low, high, basis: 'estimate' };
}
