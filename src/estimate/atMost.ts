import type { Model } from '../prices';
import type { Prompt } from '../prompts';
import type { Tokens } from '../tokens';
import { countInput } from './input';

type Sent = Pick<Prompt, 'messages' | 'tools' | 'images' | 'toolCalls' | 'wordless'>;

/**
 * Counts the most tokens that a text, or all that a call sends, can take on `model` (unknown when undefined): their
 * number where the model's encoding is public, else the upper bound of the estimate. For what must stay within a budget.
 */
export function atMost(model: Model | undefined, tokens: Tokens) {
  return {
    count: (text: string): number => tokens.measure(text, model?.tokenizer ?? 'unknown').high,
    countCall: (sent: Sent): number => countInput(sent, model, tokens).input.high,
  };
}
