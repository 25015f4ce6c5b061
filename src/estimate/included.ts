import type { Model } from '../prices';
import type { Prompt } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { countInput } from './input';

/** What the files put into a prompt add to its input on `model`. `expanded` is the prompt with them in place. */
export function includedTokens(
  own: Prompt,
  expanded: Prompt,
  model: Model | undefined,
  tokens: Tokens,
): TokenCount {
  const [without, all] = [own, expanded].map(it => countInput(it, model, tokens).input) as [
    TokenCount,
    TokenCount,
  ];
  return {
    tokens: all.tokens - without.tokens,
    low: all.low - without.low,
    high: all.high - without.high,
    basis: all.basis,
  };
}
