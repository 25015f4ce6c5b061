import { setImmediate as breath } from 'node:timers/promises';
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

/** Examples that are counted in one go: a few milliseconds' worth. */
const portion = 50;

/** The tokens of all examples, each read once. Whoever waits for it can do something else in between. */
export async function countExamples(
  examples: readonly Example[],
  model: string,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Pick<Prices, 'resolve'> },
): Promise<TokenCount> {
  const known = prices.resolve(model);
  let sum: TokenCount = { tokens: 0, low: 0, high: 0, basis: 'exact' };
  for (const [at, { messages }] of examples.entries()) {
    if (at % portion === portion - 1) await breath();
    const asked = { messages: messages.map(({ role, content }) => ({ role, text: content })) };
    const { input } = countInput(asked, known, tokens);
    sum = {
      tokens: sum.tokens + input.tokens,
      low: sum.low + input.low,
      high: sum.high + input.high,
      basis: input.basis === 'exact' ? sum.basis : 'estimate',
    };
  }
  return sum;
}

/**
 * What training `model` on examples takes and costs: tokens times epochs, as OpenAI bills it.
 * @param tokens of all of them, as `countExamples` gives them
 */
export function training(
  examples: number,
  tokens: TokenCount,
  model: string,
  prices: Pick<Prices, 'resolve'>,
): Training {
  const epochs = epochsFor(examples);
  const usdPerMillion = trainingPrices.usdPerMillion[prices.resolve(model)?.id ?? model];
  if (usdPerMillion === undefined)
    return { tokens, epochs, cost: { kind: 'unpriced', because: `No price of training ${model} is known.` } };
  // A dollar a million tokens is 1,000 nano-dollars a token.
  const nano = (count: number) => Math.round(count * epochs * usdPerMillion * 1000);
  const cost = {
    kind: 'priced' as const,
    lowNano: nano(tokens.low),
    expectedNano: nano(tokens.tokens),
    highNano: nano(tokens.high),
    asOf: trainingPrices.asOf,
  };
  return { tokens, epochs, cost };
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
