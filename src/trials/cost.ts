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
      /** The runs in a batch, which may take a day, and the judge as ever; absent where a model has no such price. */
      readonly batchNano?: number;
    }
  | { readonly kind: 'unpriced'; readonly calls: number; readonly because: string };

/** Tokens that a judge's instruction takes, and that it thinks and answers with: assumptions, the latter on the wide side. */
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
  }));
  const costs: (PricedCall | Unpriced)[] = [];
  const inBatch: (PricedCall | Unpriced)[] = [];
  for (const input of inputs) {
    for (const { variant, model, output } of sides) {
      const counted = countInput({ messages: messagesFor(variant, input) }, model, tokens).input;
      costs.push(priceCall(variant.model, counted, output, prices));
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
    costs.push(cost, cost);
    inBatch.push(cost, cost);
  }
  const unpriced = costs.find(it => it.kind === 'unpriced');
  if (unpriced) return { kind: 'unpriced', calls: costs.length, because: unpriced.because };
  const batched = inBatch.every(it => it.kind === 'priced');
  return {
    kind: 'priced',
    calls: costs.length,
    lowNano: sum(costs, 'lowNano'),
    expectedNano: sum(costs, 'expectedNano'),
    highNano: sum(costs, 'highNano'),
    ...(batched && { batchNano: sum(inBatch, 'expectedNano') }),
  };
}

const sum = (
  costs: readonly (PricedCall | Unpriced)[],
  bound: 'lowNano' | 'expectedNano' | 'highNano',
): number => costs.reduce((total, it) => total + (it.kind === 'priced' ? it[bound] : 0), 0);
