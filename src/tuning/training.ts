import { countInput } from '../estimate';
import type { Prices } from '../prices';
import type { TokenCount, Tokens } from '../tokens';
import type { Example } from './examples';
import { trainingPrices } from './training.data';

/** What training on examples takes and costs, before it is done. */
export interface Training {
  /** Of all examples, each read once. */
  readonly tokens: TokenCount;
  /** Times that each is read. */
  readonly epochs: number;
  readonly cost:
    | {
        readonly kind: 'priced';
        readonly lowNano: number;
        readonly expectedNano: number;
        readonly highNano: number;
        /** The month the price is of, `YYYY-MM`. */
        readonly asOf: string;
      }
    | { readonly kind: 'unpriced'; readonly because: string };
}

/** Fewest examples that OpenAI trains on (its guide to supervised fine-tuning). */
export const fewestExamples = 10;

/** Models whose training has a known price. */
export const trainableModels: readonly string[] = Object.keys(trainingPrices.usdPerMillion);

/** What training `model` on the examples takes and costs: tokens times epochs, as OpenAI bills it. */
export function training(
  examples: readonly Example[],
  model: string,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
): Training {
  const known = prices.resolve(model);
  const counts = examples.map(
    it =>
      countInput(
        { messages: it.messages.map(({ role, content }) => ({ role, text: content })) },
        known,
        tokens,
      ).input,
  );
  const sum = (pick: (count: TokenCount) => number) => counts.reduce((total, it) => total + pick(it), 0);
  const all: TokenCount = {
    tokens: sum(it => it.tokens),
    low: sum(it => it.low),
    high: sum(it => it.high),
    basis: counts.every(it => it.basis === 'exact') ? 'exact' : 'estimate',
  };
  const epochs = epochsFor(examples.length);
  const usdPerMillion = trainingPrices.usdPerMillion[known?.id ?? model];
  if (usdPerMillion === undefined)
    return {
      tokens: all,
      epochs,
      cost: { kind: 'unpriced', because: `No price of training ${model} is known.` },
    };
  // A dollar a million tokens is 1,000 nano-dollars a token.
  const nano = (count: number) => Math.round(count * epochs * usdPerMillion * 1000);
  const cost = {
    kind: 'priced' as const,
    lowNano: nano(all.low),
    expectedNano: nano(all.tokens),
    highNano: nano(all.high),
    asOf: trainingPrices.asOf,
  };
  return { tokens: all, epochs, cost };
}

/**
 * Epochs that OpenAI chooses by itself: 3, more for fewer than 34 examples, up to 25, and fewer for more than 8,333
 * (OpenAI's cookbook, "Data preparation and analysis for chat model fine-tuning").
 */
function epochsFor(examples: number): number {
  if (examples === 0) return 0;
  if (examples * 3 < 100) return Math.min(25, Math.floor(100 / examples));
  return examples * 3 > 25_000 ? Math.max(1, Math.floor(25_000 / examples)) : 3;
}
