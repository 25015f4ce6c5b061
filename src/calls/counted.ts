import { countInput } from '../estimate';
import type { Call } from '../ledger';
import type { Prices } from '../prices';
import type { Filled, Prompt } from '../prompts';
import { mainContent, type Tokens } from '../tokens';

/**
 * What was sent as it is counted, for the ledger to hold against the bill. Nothing where another model answered than
 * was asked, one that counts otherwise: that says nothing about the counts of either.
 */
export function countSent(
  messages: Filled['messages'],
  { askedModel, model }: Pick<Call, 'askedModel' | 'model'>,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): Pick<Call, 'countedInput' | 'content'> {
  const asked = prices.resolve(askedModel);
  if (asked?.tokenizer !== prices.resolve(model)?.tokenizer) return { countedInput: null, content: '' };
  return {
    countedInput: countInput({ messages }, asked, tokens).input.tokens,
    content: mainContent(messages.map(it => it.text)),
  };
}

/** Tokens of a prompt's own text, placeholders as they are written: they change only when the text does. */
export function countPrompt(
  { messages }: Prompt,
  askedModel: string,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): number {
  const texts = messages.map(({ role, text }) => ({ role, text }));
  return countInput({ messages: texts }, prices.resolve(askedModel), tokens).input.tokens;
}
