import type { Usage } from './price';
import { type Atto, priceWith, type Rates, type TokenPrice } from './rates';

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
  const part = (tokens: number, rate = rates.input): Part => ({
    tokens,
    price: priceWith(rate, inputTokens),
  });
  const parts = [
    part(usage.input),
    part(usage.cacheRead, rates.cacheRead),
    part(usage.cacheWrite5m, rates.cacheWrite5m),
    part(usage.cacheWrite1h, rates.cacheWrite1h),
    part(usage.output, rates.output),
  ];
  return { costNano: inNumbers(parts, rates.attoPerCall) ?? inBigInts(parts, rates.attoPerCall) };
}

interface Part {
  readonly tokens: number;
  readonly price: TokenPrice;
}

const picoPerNano = 1000;

/** The cost where numbers hold all of it exactly, as nearly always: logs of thousands of calls are priced faster so. */
function inNumbers(parts: readonly Part[], attoPerCall: Atto): number | undefined {
  if (attoPerCall !== 0n) return undefined;
  let pico = picoPerNano / 2;
  for (const { tokens, price } of parts) pico += tokens * price.picoPerToken;
  return Number.isSafeInteger(pico) ? (pico - (pico % picoPerNano)) / picoPerNano : undefined;
}

const attoPerMillionPerNano = 10n ** 15n;

function inBigInts(parts: readonly Part[], attoPerCall: Atto): number {
  let attoPerMillion = attoPerCall * 1_000_000n + attoPerMillionPerNano / 2n;
  for (const { tokens, price } of parts) attoPerMillion += BigInt(tokens) * price.attoPerMillion;
  return Number(attoPerMillion / attoPerMillionPerNano);
}
