import type { Prompt } from '../prompts';
import type { Tokens } from '../tokens';
import type { Estimate } from './estimate';
import { countInput } from './input';

/** Tokens that the files put into a prompt add to its own messages. `estimate` is of the prompt with them in place. */
export function includedTokens(own: Prompt, { messages, model }: Estimate, tokens: Tokens): number {
  const sum = (counted: Estimate['messages']) => counted.reduce((all, it) => all + it.tokens.tokens, 0);
  return sum(messages) - sum(countInput(own, model, tokens).messages);
}
