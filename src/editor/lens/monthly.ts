import type { Estimate } from '../../estimate';
import type { Row } from '../../ledger';

/** What an edit changes. */
export interface Monthly {
  /** Input tokens of a call, more or, below zero, fewer. */
  readonly tokens: number;
  /** Nano-dollars a month, at list prices and with nothing cached. */
  readonly nano: number;
  /** The tokens are counted exactly, and no call read any of them from a cache, at a lower price. */
  readonly isExact: boolean;
}

/**
 * What a prompt's edit changes a month if it is called as often as it was in the last 30 days; undefined where nothing
 * changes, nobody paid for calls, or a model has no price. Another model's answers are taken to be as long as expected.
 */
export function monthlyChange(before: Estimate, now: Estimate, spent: Row): Monthly | undefined {
  const calls = spent.calls - spent.sampleCalls - spent.coveredCalls;
  const [was, is] = [inputOf(before), inputOf(now)];
  if (calls <= 0 || !was || !is) return undefined;
  const output = before.modelName === now.modelName ? 0 : is.outputNano - was.outputNano;
  const nano = Math.round(calls * (is.inputNano - was.inputNano + output));
  if (nano === 0) return undefined;
  const isExact =
    before.input.basis === 'exact' && now.input.basis === 'exact' && output === 0 && spent.cacheRead === 0;
  return { tokens: is.tokens - was.tokens, nano, isExact };
}

/** The tokens of a call as they are counted, which nothing changes but an edit, at the price a token has now. */
function inputOf(estimate: Estimate) {
  const { cost, input, messages, tools, images, toolCalls, overheadTokens, included } = estimate;
  if (cost.kind === 'unpriced' || input.tokens === 0) return undefined;
  const parts = [...messages, ...tools, ...images, ...toolCalls].reduce(
    (sum, it) => sum + it.tokens.tokens,
    0,
  );
  const tokens = parts + overheadTokens + (included?.tokens ?? 0);
  return { tokens, inputNano: (cost.inputNano / input.tokens) * tokens, outputNano: cost.outputNano };
}
