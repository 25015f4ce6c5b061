import { findProvider, type ModelInfo, type ModelPrice, type Provider } from '@pydantic/genai-prices';
import { agreed } from './agreed.data';
import { limits } from './limits.data';
import { newerModels } from './newer.data';
import { retired } from './overlay.data';
import type { Model } from './price';
import { providerIds } from './providers.data';
import { priceAt, type Rate, type Rates, readRates, twice } from './rates';
import { tokenizerOf } from './tokenizer';

/** A model of the catalogue with what it charges; `model` is undefined when it has no price by the token. */
export interface Entry {
  readonly info: ModelInfo;
  readonly provider: string;
  readonly model: Model | undefined;
}

/** The catalogue by provider, with our overlay laid over it. */
export type Catalogue = ReadonlyMap<string, Offer>;

interface Offer {
  readonly entries: readonly Entry[];
  /** Providers whose list prices hold for models this one lists none for (Azure for OpenAI's). */
  readonly fallback: readonly string[];
}

/** Reads the bundled catalogue; list prices in its models are those of `today`. */
export function readCatalogue(today: Date): Catalogue {
  return new Map(providerIds.map(id => [id, readOffer(provider(id), today)]));
}

function provider(id: string): Provider {
  const found = findProvider({ providerId: id });
  if (!found) throw new Error(`The price catalogue has no provider ${id}: providers.data.ts is out of date.`);
  return found;
}

function readOffer({ id, models, fallback_model_providers: fallback = [] }: Provider, today: Date): Offer {
  const entries = [...models, ...(newerModels[id] ?? [])].map(info => readEntry(info, id, today));
  return { entries, fallback };
}

/** A model with the list prices of `today`; read when it is asked for, since a session asks for few of thousands. */
export function readEntry(info: ModelInfo, provider: string, today: Date): Entry {
  const model = once(() => {
    const rates = ratesAt(info, today);
    return rates && readModel(info, provider, rates);
  });
  return {
    info,
    provider,
    get model() {
      return model();
    },
  };
}

/** Makes a value when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a model charges at a moment; `undefined` when it has no price by the token. */
export function ratesAt(info: ModelInfo, at: Date): Rates | undefined {
  const price = priceAt(info.prices, at);
  const known = knownRates.get(price);
  if (known) return known;
  const rates = ratesOf(info, price);
  if (rates) knownRates.set(price, rates);
  return rates;
}

/** Rates that were read: thousands of calls of a log are priced by a few of them. */
const knownRates = new WeakMap<ModelPrice, Rates>();

function ratesOf(info: ModelInfo, price: ModelPrice): Rates | undefined {
  const rates = readRates(price);
  // Hosts of Claude are listed without it. Anthropic's rule for all Claude models: an hour in the cache costs twice
  // the input (platform.claude.com/docs/en/build-with-claude/prompt-caching, checked 2026-11-21).
  if (!rates?.cacheWrite5m || rates.cacheWrite1h || !tokenizerOf(info.id).startsWith('claude')) return rates;
  return { ...rates, cacheWrite1h: twice(rates.input) };
}

function readModel(info: ModelInfo, provider: string, rates: Rates): Model {
  const id = `${provider}/${info.id}`;
  const limit = { contextWindow: info.context_window, ...agreed[id], ...limits[id] };
  return {
    id: info.id,
    provider,
    name: info.name ?? info.id,
    tokenizer: tokenizerOf(info.id),
    ...(limit.contextWindow !== undefined && { contextWindow: limit.contextWindow }),
    ...(limit.maxOutput !== undefined && { maxOutput: limit.maxOutput }),
    inputNanoPerToken: nanoPerToken(rates.input),
    ...(rates.cacheRead && { cacheReadNanoPerToken: nanoPerToken(rates.cacheRead) }),
    ...(rates.cacheWrite5m && { cacheWriteNanoPerToken: nanoPerToken(rates.cacheWrite5m) }),
    outputNanoPerToken: rates.output ? nanoPerToken(rates.output) : 0,
    ...((info.deprecated || retired.has(id)) && { deprecated: true }),
    ...((!rates.output || specialised.test(info.id)) && { specialised: true }),
  };
}

/** Names of models that do not answer a text prompt with text. */
const specialised =
  /audio|computer-use|embed|guard|image|live|lyria|moderation|ocr|realtime|rerank|sonic|transcribe|tts|voice|voxtral|whisper/;

/** For display: the price of a short call. Amounts are computed from the exact rate instead. */
function nanoPerToken(rate: Rate): number {
  return Number(rate.attoPerMillion) / 1e15;
}
