import type { Model } from '../prices';
import type { Prompt } from '../prompts';
import type { TokenCount } from '../tokens';
import { type Estimate, type EstimateOptions, estimate, type PricedCall, type Rooms } from './estimate';
import { countOnce } from './once';

/** What a call of one prompt costs on one model. */
export interface Comparison {
  readonly model: Model;
  readonly input: TokenCount;
  /** The expected ones. */
  readonly outputTokens: number;
  readonly cost: PricedCall;
  /** With all of the input read from the provider's cache; absent where that has no price of its own. */
  readonly cachedNano?: number;
  /** In a batch, which may take a day; absent where no such price is known. */
  readonly batchNano?: number;
}

/**
 * A call of `prompt` on every priced model that answers text prompts, and on its own if that has a price, cheapest
 * first. The text is counted once for each tokenizer, not for each of the more than thousand models.
 */
export function compare(prompt: Prompt, options: EstimateOptions, rooms: Rooms): readonly Comparison[] {
  const once = { tokens: countOnce(rooms.tokens), prices: rooms.prices };
  const own = estimate(prompt, options, once).model;
  return rooms.prices
    .all()
    .filter(model => !model.specialised || model === own)
    .map(model => estimate(prompt, { ...options, model: `${model.provider}/${model.id}` }, once))
    .flatMap(it => toComparison(it, rooms))
    .sort((a, b) => a.cost.expectedNano - b.cost.expectedNano);
}

function toComparison(
  { model, input, output, cost }: Estimate,
  { prices }: Pick<Rooms, 'prices'>,
): readonly Comparison[] {
  if (!model || cost.kind === 'unpriced') return [];
  const outputTokens = output.expected;
  const nothing = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: outputTokens };
  const cached = prices.cost(model, { ...nothing, cacheRead: input.tokens });
  const batch = prices.cost(model, { ...nothing, input: input.tokens }, undefined, { batch: true });
  return [
    {
      model,
      input,
      outputTokens,
      cost,
      ...(model.cacheReadNanoPerToken !== undefined &&
        cached.kind === 'priced' && { cachedNano: cached.costNano }),
      ...(batch.kind === 'priced' && { batchNano: batch.costNano }),
    },
  ];
}
