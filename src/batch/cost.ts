import { countInput, type Estimate, priceCall } from '../estimate';
import type { Prices } from '../prices';
import type { Filled } from '../prompts';
import type { Tokens } from '../tokens';

/** What many calls will cost, in nano-dollars; or why no price is known. */
export type BatchCost =
  | {
      readonly kind: 'priced';
      readonly requests: number;
      readonly lowNano: number;
      readonly expectedNano: number;
      readonly highNano: number;
    }
  | { readonly kind: 'unpriced'; readonly requests: number; readonly because: string };

/** A request, and for how many items it asks. */
export interface Planned {
  readonly messages: Filled['messages'];
  readonly answers: number;
}

/**
 * What requests will cost at list prices before they are made, at the price of a batch where they are one: inputs are
 * counted, outputs expected as for any call of the prompt.
 * @param own the estimate of the prompt on the model that is asked
 */
export function batchCost(
  own: Pick<Estimate, 'model' | 'modelName' | 'output'>,
  requests: readonly Planned[],
  batch: boolean,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
): BatchCost {
  const sum = { lowNano: 0, expectedNano: 0, highNano: 0 };
  for (const { messages, answers } of requests) {
    const { input } = countInput({ messages }, own.model, tokens);
    const { low, expected, high } = own.output;
    const output = { ...own.output, low: low * answers, expected: expected * answers, high: high * answers };
    const cost = priceCall(own.modelName, input, output, prices, batch);
    if (cost.kind === 'unpriced')
      return { kind: 'unpriced', requests: requests.length, because: cost.because };
    sum.lowNano += cost.lowNano;
    sum.expectedNano += cost.expectedNano;
    sum.highNano += cost.highNano;
  }
  return { kind: 'priced', requests: requests.length, ...sum };
}
