import { countInput } from '../estimate';
import type { Call } from '../ledger';
import type { Prices } from '../prices';
import type { Filled } from '../prompts';
import { mainContent, type Tokens } from '../tokens';
import type { Content } from './content';

/**
 * What was sent as it is counted, for the ledger to hold against the bill. Nothing where another model answered than
 * was asked, one that counts otherwise, and where some of it cannot be counted: that says nothing about the counts.
 */
export function countSent(
  content: Content,
  { askedModel, model }: Pick<Call, 'askedModel' | 'model'>,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): Pick<Call, 'countedInput' | 'content'> {
  const asked = prices.resolve(askedModel);
  if (!content.isWhole || asked?.tokenizer !== prices.resolve(model)?.tokenizer)
    return { countedInput: null, content: '' };
  return {
    countedInput: countInput(content, asked, tokens).input.tokens,
    content: mainContent(content.messages.map(it => it.text)),
  };
}

/** Tokens of a prompt's own text, placeholders as they are written: they change only when the text does. */
export function countPrompt(
  { messages }: { readonly messages: Filled['messages'] },
  askedModel: string,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): number {
  const texts = messages.map(({ role, text }) => ({ role, text }));
  return countInput({ messages: texts }, prices.resolve(askedModel), tokens).input.tokens;
}
