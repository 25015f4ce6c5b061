import type { Usage } from './price';
import { type Atto, attoPerMillionAt, type Rate, type Rates } from './rates';

const attoPerMillionPerNano = 10n ** 15n;
const buckets = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;

/** What a call costs, or the part of it that has no price. */
export type CallCost = { readonly costNano: number } | { readonly noPriceFor: string };

/**
 * What a call costs, in nano-dollars (1e-9 USD), computed exactly and rounded once, half up. A part without a price
 * is charged as input, which it is; but not output, and not an hour in the cache where five minutes have a price.
 *
 * Throws when a bucket is not a whole number of tokens from zero up: the caller has mixed something up.
 */
export function callCost(usage: Usage, rates: Rates): CallCost {
  for (const bucket of buckets) {
    const tokens = usage[bucket];
    if (!Number.isSafeInteger(tokens) || tokens < 0) {
      throw new Error(`Usage holds ${tokens} tokens of ${bucket}; tokens are whole numbers from zero up.`);
    }
  }
  if (usage.output > 0 && !rates.output) return { noPriceFor: 'output' };
  if (usage.cacheWrite1h > 0 && rates.cacheWrite5m && !rates.cacheWrite1h) {
    return { noPriceFor: 'writing to the cache for an hour' };
  }
  const inputTokens = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  const part = (tokens: number, rate: Rate): Atto => BigInt(tokens) * attoPerMillionAt(rate, inputTokens);
  const total =
    part(usage.input, rates.input) +
    part(usage.cacheRead, rates.cacheRead ?? rates.input) +
    part(usage.cacheWrite5m, rates.cacheWrite5m ?? rates.input) +
    part(usage.cacheWrite1h, rates.cacheWrite1h ?? rates.input) +
    (rates.output ? part(usage.output, rates.output) : 0n) +
    rates.attoPerCall * 1_000_000n;
  return { costNano: Number((total + attoPerMillionPerNano / 2n) / attoPerMillionPerNano) };
}
