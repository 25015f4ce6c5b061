import type { BatchCost } from '../batch';
import {
  countInput,
  type EstimateOptions,
  estimate,
  type OutputEstimate,
  type PricedCall,
  priceCall,
} from '../estimate';
import type { Prices, Unpriced } from '../prices';
import type { Tokens } from '../tokens';
import type { Input } from './inputs';
import type { Scoring } from './judging';
import { messagesFor, type Variant } from './variant';

/** What a trial will cost, in nano-dollars; or which model has no price. */
export type TrialCost =
  | {
      readonly kind: 'priced';
      readonly calls: number;
      readonly lowNano: number;
      readonly expectedNano: number;
      readonly highNano: number;
      /** The same in a batch, which may take a day; absent where a model has no such price. */
      readonly inBatch?: InBatch;
    }
  | { readonly kind: 'unpriced'; readonly calls: number; readonly because: string };

/** What a trial in a batch will cost: the runs at the price of one, the judge as ever. */
interface InBatch {
  readonly requests: number;
  readonly lowNano: number;
  readonly expectedNano: number;
  readonly highNano: number;
  /** The runs alone, a batch a side. */
  readonly sides: readonly [a: BatchCost, b: BatchCost];
}

/**
 * Tokens that a judge's instruction takes, and that it thinks and answers with: assumptions, the latter on the wide
 * side.
 */
const judgeTokens = { instruction: 170, low: 20, expected: 120, high: 500 } as const;

/** How outputs are expected. */
export interface TrialEstimate extends EstimateOptions {
  /** What calls of the prompt told of its output: held for both sides. */
  readonly learnt?: OutputEstimate | undefined;
}

/** What a trial will cost at list prices, before it is made: inputs are counted, outputs expected as for any call. */
export function trialCost(
  variants: readonly [Variant, Variant],
  inputs: readonly Input[],
  scoring: Scoring | undefined,
  options: TrialEstimate,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): TrialCost {
  const { tokens, prices } = rooms;
  const sides = variants.map(variant => ({
    variant,
    model: prices.resolve(variant.model),
    output: options.learnt ?? estimate(variant.prompt, { ...options, model: variant.model }, rooms).output,
    inBatch: [] as Cost[],
  }));
  const runs: Cost[] = [];
  const judging: Cost[] = [];
  for (const input of inputs) {
    for (const { variant, model, output, inBatch } of sides) {
      const counted = countInput({ messages: messagesFor(variant, input) }, model, tokens).input;
      runs.push(priceCall(variant.model, counted, output, prices));
      inBatch.push(priceCall(variant.model, counted, output, prices, true));
    }
    if (scoring?.kind !== 'judge') continue;
    const answers = (bound: 'low' | 'expected' | 'high') =>
      sides.reduce<number>((sum, it) => sum + it.output[bound], judgeTokens.instruction);
    const asked = countInput(
      { messages: messagesFor(variants[0], input) },
      prices.resolve(scoring.model),
      tokens,
    );
    const { input: request } = asked;
    const judged = {
      ...request,
      tokens: request.tokens + answers('expected'),
      low: request.low + answers('low'),
      high: request.high + answers('high'),
    };
    const output = { ...judgeTokens, from: 'setting', samples: 0 } as const;
    const cost = priceCall(scoring.model, judged, output, prices);
    judging.push(cost, cost);
  }
  const cost = sumOf([...runs, ...judging]);
  if (cost.kind === 'unpriced') return { kind: 'unpriced', calls: cost.requests, because: cost.because };
  const { requests: calls, ...sums } = cost;
  const [a, b] = sides.map(it => sumOf(it.inBatch)) as [BatchCost, BatchCost];
  const inBatch = sumOf([...sides.flatMap(it => it.inBatch), ...judging]);
  return {
    ...{ ...sums, calls },
    ...(inBatch.kind === 'priced' && {
      inBatch: { ...inBatch, requests: a.requests + b.requests, sides: [a, b] },
    }),
  };
}

type Cost = PricedCall | Unpriced;

/** What calls come to; unpriced where one is. */
function sumOf(costs: readonly Cost[]): BatchCost {
  const bounds = { lowNano: 0, expectedNano: 0, highNano: 0 };
  for (const it of costs) {
    if (it.kind === 'unpriced') return { kind: 'unpriced', requests: costs.length, because: it.because };
    bounds.lowNano += it.lowNano;
    bounds.expectedNano += it.expectedNano;
    bounds.highNano += it.highNano;
  }
  return { kind: 'priced', requests: costs.length, ...bounds };
}
