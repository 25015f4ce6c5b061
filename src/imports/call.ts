import { type Call, type CallPrice, priceCallAt, unknownCall } from '../ledger';
import type { Prices, Usage } from '../prices';
import type { SourceId, Used } from './source';

/**
 * The ledger's row of a call that a log tells of: priced at the list prices of its date, beside what the log itself
 * says it cost. Sums of many requests are marked as such, and priced as requests of their average length.
 * @param user whom the call is booked on
 */
export function callOf(source: SourceId, used: Used, user: string, prices: Prices): Call {
  const tokens = used.fromCache ? noTokens : used;
  const name = nameOf(used, prices);
  const price = priceOf(used, name, prices);
  const { workspace, prompt, task } = used.madeBy ?? { workspace: used.workspace, prompt: '', task: '' };
  const isSum = used.requests !== undefined;
  // Field by field: to spread one object into another takes longer than all else here.
  return {
    ...unknownCall,
    id: idOf(source, used),
    at: used.at,
    model: used.model,
    askedModel: used.model,
    provider: prices.resolve(name)?.provider ?? used.provider,
    input: tokens.input,
    cacheRead: tokens.cacheRead,
    cacheWrite5m: tokens.cacheWrite5m,
    cacheWrite1h: tokens.cacheWrite1h,
    output: tokens.output,
    costNano: price.costNano,
    inputNano: price.inputNano,
    listNano: price.listNano,
    askedNano: price.askedNano,
    priceFrom: price.priceFrom,
    coveredBy: price.coveredBy,
    logCostNano: used.loggedCostNano ?? null,
    workspace,
    prompt,
    task,
    user,
    source,
    sourceId: used.family,
    status: used.status ?? 'ok',
    batch: used.batch ?? false,
    servedFrom: used.fromCache ? 'exact-cache' : 'provider',
    aggregate: isSum,
    requests: isSum ? Math.max(1, used.requests ?? 1) : 1,
  };
}

/** Records that may be told again under another key say so in their id: see `familyOf` in `ledger/`. */
function idOf(source: SourceId, { family, rank, key }: Used): string {
  const plain = (part: string) => part.replaceAll('|', '/');
  const id = `${source}|${plain(family)}`;
  return rank === 0 && key === '' && !ranked.has(source) ? id : `${id}|${rank}${plain(key)}`;
}

/** The sources whose records have ranks. */
const ranked: ReadonlySet<SourceId> = new Set(['claude-code', 'copilot']);

const noTokens = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };

/** The provider's own price where the catalogue has one, else that of the model's maker. */
function nameOf({ model, provider }: Used, prices: Prices): string {
  const there = `${provider}/${model}`;
  return provider !== '' && prices.resolve(there) ? there : model;
}

const unpriced: CallPrice = {
  costNano: null,
  inputNano: null,
  listNano: null,
  askedNano: null,
  priceFrom: '',
  coveredBy: '',
};

function priceOf(used: Used, name: string, prices: Prices): CallPrice {
  if (used.otherThanText) return unpriced;
  if (used.status === 'error' || used.fromCache) return { ...unpriced, costNano: 0, inputNano: 0 };
  if (used.requests !== undefined) return priceOfMany(used, name, prices);
  return priceCallAt({ model: name, usage: used, at: used.at, batch: used.batch ?? false }, prices);
}

/** Input of a request whose sum does not tell of how many: below the lengths above which some models cost more. */
const usualInputTokens = 100_000;

/**
 * A model may cost more above a length of input, which holds for each request and not for their sum: priced are as
 * many requests of the average length, and one of what is left over.
 */
function priceOfMany(used: Used, name: string, prices: Prices): CallPrice {
  const inputTokens = used.input + used.cacheRead + used.cacheWrite5m + used.cacheWrite1h;
  const requests = used.longContext ? 1 : used.requests || Math.ceil(inputTokens / usualInputTokens) || 1;
  const average = part(used, tokens => Math.floor(tokens / requests));
  const rest = part(used, tokens => tokens % requests);
  const [each, left] = [average, rest].map(usage =>
    priceCallAt({ model: name, usage, at: used.at, batch: used.batch ?? false }, prices),
  );
  if (each?.costNano == null || left?.costNano == null) return each ?? unpriced;
  return {
    ...unpriced,
    costNano: each.costNano * requests + left.costNano,
    priceFrom: each.priceFrom,
    coveredBy: each.coveredBy,
  };
}

function part(usage: Usage, of: (tokens: number) => number): Usage {
  return {
    input: of(usage.input),
    cacheRead: of(usage.cacheRead),
    cacheWrite5m: of(usage.cacheWrite5m),
    cacheWrite1h: of(usage.cacheWrite1h),
    output: of(usage.output),
  };
}
