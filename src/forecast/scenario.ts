/** What the calls of one model came to. Token buckets are disjoint: `input` is uncached input. */
export interface ModelSpend {
  readonly model: string;
  readonly calls: number;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  readonly costNano: number;
}

/** Something that could have been otherwise. */
export type Scenario =
  | { readonly kind: 'model'; readonly from: string; readonly to: string }
  /** `share`, from 0 to 1, of all input is read from the provider's prompt cache, where it was less. */
  | { readonly kind: 'cached'; readonly share: number }
  /** `times` as many calls of the same kind. */
  | { readonly kind: 'calls'; readonly times: number };

/** What the same calls would have cost, in nano-dollars. */
export interface Outcome {
  readonly nowNano: number;
  readonly thenNano: number;
  /** Models that one of the two has no price for: their calls are counted as they were. */
  readonly unpriced: readonly string[];
}

/** List price of one call in nano-dollars; absent without one. Tokens are whole. */
export type PriceOf = (
  model: string,
  usage: Omit<ModelSpend, 'model' | 'calls' | 'costNano'>,
) => number | undefined;

/**
 * What calls would have cost otherwise. What they did cost is scaled by the list prices of an average call, then over
 * now, so that discounts of their own stay in. Tokens are taken to be as many on the other model, which holds within
 * one tokenizer. Writing to the cache is taken to be as it was: a higher share needs more reads, not more writes.
 * @throws when the scenario's figure is out of range.
 */
export function whatIf(spend: readonly ModelSpend[], scenario: Scenario, priceOf: PriceOf): Outcome {
  checkScenario(scenario);
  const unpriced: string[] = [];
  const then = spend.map(row => {
    const factor = factorOf(row, scenario, priceOf);
    if (factor === undefined) unpriced.push(row.model);
    return Math.round(row.costNano * (factor ?? 1));
  });
  return { nowNano: sum(spend.map(it => it.costNano)), thenNano: sum(then), unpriced };
}

function factorOf(row: ModelSpend, scenario: Scenario, priceOf: PriceOf): number | undefined {
  if (scenario.kind === 'calls') return scenario.times;
  if (row.calls === 0 || (scenario.kind === 'model' && row.model !== scenario.from)) return 1;
  const call = averageCall(row);
  const now = priceOf(row.model, call);
  const then =
    scenario.kind === 'model'
      ? priceOf(scenario.to, call)
      : priceOf(row.model, withCached(call, scenario.share));
  return now === undefined || then === undefined || now === 0 ? undefined : then / now;
}

function averageCall({ calls, input, cacheRead, cacheWrite5m, cacheWrite1h, output }: ModelSpend) {
  const each = (tokens: number) => Math.round(tokens / calls);
  return {
    input: each(input),
    cacheRead: each(cacheRead),
    cacheWrite5m: each(cacheWrite5m),
    cacheWrite1h: each(cacheWrite1h),
    output: each(output),
  };
}

function withCached(call: ReturnType<typeof averageCall>, share: number) {
  const all = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h;
  const more = Math.min(call.input, Math.max(0, Math.round(share * all) - call.cacheRead));
  return { ...call, input: call.input - more, cacheRead: call.cacheRead + more };
}

function checkScenario(scenario: Scenario): void {
  if (scenario.kind === 'cached' && !(scenario.share >= 0 && scenario.share <= 1)) {
    throw new Error(`A cached share is from 0 to 1, not ${scenario.share}.`);
  }
  if (scenario.kind === 'calls' && !(scenario.times >= 0 && Number.isFinite(scenario.times))) {
    throw new Error(`Calls come 0 times or more often, not ${scenario.times} times.`);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0);
