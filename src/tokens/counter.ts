import { Tiktoken } from 'js-tiktoken/lite';
import type { Tables } from './tables';
import type { Encoding, Family, TokenCount, Tokens } from './tokenizer';

const encodings: readonly string[] = ['o200k_base', 'o200k_harmony', 'cl100k_base', 'p50k_base', 'r50k_base'];

/**
 * A counter over rank tables from outside.
 * @param load gives the tables of an encoding; called once per encoding, when it is first counted in.
 */
export function createTokens(load: (encoding: Encoding) => Tables): Tokens {
  const counters = new Map<Encoding, Tiktoken>();
  const count = (text: string, encoding: Encoding): number => {
    let counter = counters.get(encoding);
    if (!counter) {
      const { pattern, ranks } = load(encoding);
      counter = new Tiktoken({ pat_str: pattern, special_tokens: {}, bpe_ranks: ranks });
      counters.set(encoding, counter);
    }
    return counter.encode(text, [], []).length;
  };
  return {
    count,
    measure(text, tokenizer): TokenCount {
      if (isEncoding(tokenizer)) {
        const tokens = count(text, tokenizer);
        return { tokens, low: tokens, high: tokens, basis: 'exact' };
      }
      const near = count(text, 'o200k_base');
      const bytes = new TextEncoder().encode(text).length;
      // Every family has a token for each byte, so no text takes more tokens than bytes.
      return { tokens: near, low: Math.floor(near / 2), high: Math.min(near * 3, bytes), basis: 'estimate' };
    },
  };
}

function isEncoding(tokenizer: Encoding | Family): tokenizer is Encoding {
  return encodings.includes(tokenizer);
}
