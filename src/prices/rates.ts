import type { ConditionalPrice, ModelInfo, ModelPrice } from '@pydantic/genai-prices';

/**
 * A decimal number of US dollars, exact: 1e-18 of a dollar is one. The catalogue's `0.0125` dollars a million
 * tokens is 12.5 nano-dollars a token, so floating point would round before the call's total is known.
 */
export type Atto = bigint;

/** A price by the token. */
export interface TokenPrice {
  readonly attoPerMillion: Atto;
  /** The same in 1e-12 of a US dollar a token, as nearly every price can be written; `NaN` where it is no whole number. */
  readonly picoPerToken: number;
}

/** A price that may rise for the whole call once its input is longer than a threshold. */
export interface Rate extends TokenPrice {
  /** In order of `above`: the price when the call's whole input exceeds `above` tokens. */
  readonly tiers: readonly (TokenPrice & { readonly above: number })[];
}

/** What one model charges at one moment. A part without a price of its own is charged as the part it belongs to. */
export interface Rates {
  readonly input: Rate;
  readonly cacheRead: Rate | undefined;
  readonly cacheWrite5m: Rate | undefined;
  readonly cacheWrite1h: Rate | undefined;
  /** Absent for models that answer with no tokens, such as embeddings. */
  readonly output: Rate | undefined;
  /** Charged once a call whatever its length (Perplexity's search fee). */
  readonly attoPerCall: Atto;
}

/** Reads a catalogue entry; `undefined` when it has no price by the token (free tiers, audio by the hour). */
export function readRates(price: ModelPrice): Rates | undefined {
  const input = readRate(price.input_mtok);
  if (!input) return undefined;
  const perThousandCalls = price.requests_kcount;
  return {
    input,
    cacheRead: readRate(price.cache_read_mtok),
    cacheWrite5m: readRate(price.cache_write_mtok),
    cacheWrite1h: readRate(price.cache_write_1h_mtok),
    output: readRate(price.output_mtok),
    attoPerCall: typeof perThousandCalls === 'number' ? exact(perThousandCalls) / 1000n : 0n,
  };
}

/** The price of a part for a call whose whole input, cached or not, is `inputTokens` long. */
export function priceWith(rate: Rate, inputTokens: number): TokenPrice {
  return rate.tiers.findLast(tier => inputTokens > tier.above) ?? rate;
}

/** The rate with every price doubled. */
export function twice(rate: Rate): Rate {
  return changed(rate, atto => atto * 2n);
}

/** The rate with every price halved; no list price has so many digits that one is lost. */
export function half(rate: Rate): Rate {
  return changed(rate, atto => atto / 2n);
}

function changed({ attoPerMillion, tiers }: Rate, change: (atto: Atto) => Atto): Rate {
  return {
    ...tokenPrice(change(attoPerMillion)),
    tiers: tiers.map(tier => ({ above: tier.above, ...tokenPrice(change(tier.attoPerMillion)) })),
  };
}

/**
 * The catalogue's price of a model at a moment. Entries follow each other in time; prices by the hour of the day
 * (DeepSeek) belong to the dated entry before them, and hold only once that entry does.
 */
export function priceAt(prices: ModelInfo['prices'], at: Date): ModelPrice {
  if (!Array.isArray(prices)) return prices;
  let found = prices[0]?.prices ?? {};
  let begun = true;
  for (const entry of prices) {
    if (entry.constraint?.type !== 'time_of_date') begun = hasBegun(entry, at);
    if (begun && isInHours(entry, at)) found = entry.prices;
  }
  return found;
}

function hasBegun({ constraint }: ConditionalPrice, at: Date): boolean {
  return constraint?.type !== 'start_date' || at >= new Date(`${constraint.start_date}T00:00:00Z`);
}

function isInHours({ constraint }: ConditionalPrice, at: Date): boolean {
  if (constraint?.type !== 'time_of_date') return true;
  const time = at.toISOString().slice(11, 19);
  const start = constraint.start_time.slice(0, 8);
  const end = constraint.end_time.slice(0, 8);
  return start <= end ? time >= start && time < end : time >= start || time < end;
}

function readRate(price: ModelPrice[string]): Rate | undefined {
  if (price === undefined) return undefined;
  if (typeof price === 'number') return { ...tokenPrice(exact(price)), tiers: [] };
  const tiers = price.tiers.map(tier => ({ above: tier.start, ...tokenPrice(exact(tier.price)) }));
  return { ...tokenPrice(exact(price.base)), tiers: tiers.sort((a, b) => a.above - b.above) };
}

function tokenPrice(attoPerMillion: Atto): TokenPrice {
  const isWhole = attoPerMillion % attoPerMillionPerPico === 0n;
  return {
    attoPerMillion,
    picoPerToken: isWhole ? Number(attoPerMillion / attoPerMillionPerPico) : Number.NaN,
  };
}

const attoPerMillionPerPico = 10n ** 12n;

/** The decimal number that `dollars` is written as, without the error of its binary form. */
function exact(dollars: number): Atto {
  const written = String(dollars).includes('e') ? dollars.toFixed(18) : String(dollars);
  const [whole = '', fraction = ''] = written.split('.');
  return BigInt(whole + fraction.slice(0, 18).padEnd(18, '0'));
}
