import type { Usage } from './price';
import { type Atto, attoPerMillionAt, type Rate, type Rates } from './rates';

const attoPerMillionPerNano = 10n ** 15n;

/**
 * What a call costs, in nano-dollars (1e-9 USD), computed exactly and rounded once, half up. `undefined` when the
 * model answered with tokens although it has no price for output.
 *
 * Throws when a bucket is not a whole number of tokens from zero up: the caller has mixed something up.
 */
export function costNano(usage: Usage, rates: Rates): number | undefined {
  for (const [bucket, tokens] of Object.entries(usage)) {
    if (!Number.isSafeInteger(tokens) || tokens < 0) {
      throw new Error(`Usage holds ${tokens} tokens of ${bucket}; tokens are whole numbers from zero up.`);
    }
  }
  if (usage.output > 0 && !rates.output) return undefined;
  const inputTokens = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  const part = (tokens: number, rate: Rate): Atto => BigInt(tokens) * attoPerMillionAt(rate, inputTokens);
  const write5m = rates.cacheWrite5m ?? rates.input;
  const total =
    part(usage.input, rates.input) +
    part(usage.cacheRead, rates.cacheRead ?? rates.input) +
    part(usage.cacheWrite5m, write5m) +
    part(usage.cacheWrite1h, rates.cacheWrite1h ?? write5m) +
    (rates.output ? part(usage.output, rates.output) : 0n) +
    rates.attoPerCall * 1_000_000n;
  return Number((total + attoPerMillionPerNano / 2n) / attoPerMillionPerNano);
}
