import type { TokenCount, Tokenizer, Tokens } from '../tokens';

/** The same counter, remembering what it has counted: for one prompt on many models, then to be dropped. */
export function countOnce(tokens: Tokens): Tokens {
  const counted = new Map<Tokenizer, Map<string, TokenCount>>();

  function measure(text: string, tokenizer: Tokenizer): TokenCount {
    const known = counted.get(tokenizer) ?? new Map<string, TokenCount>();
    counted.set(tokenizer, known);
    const before = known.get(text);
    if (before) return before;
    const found = tokens.measure(text, tokenizer);
    known.set(text, found);
    return found;
  }

  return { count: (text, encoding) => measure(text, encoding).tokens, measure };
}
