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
}

/**
 * A call of `prompt` on every priced model that answers text prompts, cheapest first. The text is counted once
 * for each tokenizer, not for each of the more than thousand models.
 */
export function compare(prompt: Prompt, options: EstimateOptions, rooms: Rooms): readonly Comparison[] {
  const once = { tokens: countOnce(rooms.tokens), prices: rooms.prices };
  return rooms.prices
    .all()
    .filter(model => !model.specialised)
    .map(model => estimate(prompt, { ...options, model: `${model.provider}/${model.id}` }, once))
    .flatMap(toComparison)
    .sort((a, b) => a.cost.expectedNano - b.cost.expectedNano);
}

function toComparison({ model, input, output, cost }: Estimate): readonly Comparison[] {
  return model && cost.kind === 'priced' ? [{ model, input, outputTokens: output.expected, cost }] : [];
}
