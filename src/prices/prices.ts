import { batchRates } from './batch';
import { type Entry, once, ratesAt, readCatalogue } from './catalogue';
import { callCost } from './cost';
import { catalogue as about } from './overlay.data';
import { coveredBy, ownEntry, ownProvider } from './own';
import { readOwnModels } from './ownModels';
import type { Cost, Model, Prices, Sale, Unpriced, Usage } from './price';
import { clean, type Resolution, resolve } from './resolve';

export interface PricesOptions {
  /** The clock that "today" is read from; list prices in `Model` are those of the moment the catalogue is opened. */
  readonly now?: () => Date;
  /**
   * The user's own entries by name, unread (`OwnModel` says what one holds); each holds for that very name, before the
   * catalogue, and a bad one is left out and told in `problems`.
   */
  readonly ownModels?: Readonly<Record<string, unknown>>;
}

/** Opens the bundled price catalogue. Offline and without state but a memory of the names asked for. */
export function createPrices({ now = () => new Date(), ownModels = {} }: PricesOptions = {}): Prices {
  const opened = now();
  // Read when a name is first asked for: some who open it only pass it on.
  const catalogue = once(() => readCatalogue(opened));
  const { models: read, problems } = readOwnModels(ownModels);
  const listed = memoise((name: string) => resolve(catalogue(), name));
  const own = new Map(
    read.flatMap(it => {
      const found: Resolution =
        'plan' in it ? coveredBy(it) : { entry: ownEntry(it, modelOf(listed(it.name)), opened) };
      return [clean(it.name), clean(`${ownProvider}/${it.name}`)].map(name => [name, found] as const);
    }),
  );
  const ownEntries = [...new Set(own.values())].flatMap(it => ('entry' in it ? it.entry : []));
  const entries = once(() => [...[...catalogue().values()].flatMap(it => it.entries), ...ownEntries]);
  const models = once(() =>
    entries()
      .flatMap(({ model }) => model ?? [])
      .sort(byProviderThenId),
  );
  const byModel = once(() => new Map(entries().map(it => [`${it.provider}/${it.info.id}`, it])));
  const resolved = memoise((name: string) => own.get(clean(name)) ?? listed(name));

  function cost(model: string | Model, usage: Usage, at: Date = now(), sale: Sale = {}): Cost {
    if (typeof model !== 'string') return entryCost(entryOf(model), usage, at, sale, model.id);
    const found = resolved(model);
    return 'because' in found
      ? { kind: 'unpriced', model, ...found }
      : entryCost(found.entry, usage, at, sale, model);
  }

  function entryOf(model: Model): Entry {
    const entry = byModel().get(`${model.provider}/${model.id}`);
    if (!entry) throw new Error(`${model.provider}/${model.id} is not a model of this price catalogue.`);
    return entry;
  }

  return {
    pricedAsOf: about.published,
    problems,
    priceFrom: ({ provider }) => (provider === ownProvider ? 'own' : `catalogue ${about.published}`),
    all: models,
    resolve: name => {
      const found = resolved(name);
      return modelOf('coveredBy' in found ? listed(name) : found);
    },
    cost,
  };
}

function modelOf(found: Resolution): Model | undefined {
  return 'entry' in found ? found.entry.model : undefined;
}

function entryCost({ info, model }: Entry, usage: Usage, at: Date, sale: Sale, name: string): Cost {
  const list = ratesAt(info, at);
  if (!model || !list) return unpriced(name, `The price catalogue has no price by the token for “${name}”.`);
  const rates = sale.batch ? batchRates(model, list) : list;
  if (!rates) return unpriced(name, `No price of “${name}” in a batch is known.`);
  const cost = callCost(usage, rates);
  if ('costNano' in cost) return { kind: 'priced', model, ...cost };
  return unpriced(name, `The price catalogue has no price of “${name}” for ${cost.noPriceFor}.`);
}

function unpriced(model: string, because: string): Unpriced {
  return { kind: 'unpriced', model, because };
}

function byProviderThenId(a: Model, b: Model): number {
  return compare(a.provider, b.provider) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function memoise<R>(find: (name: string) => R): (name: string) => R {
  const known = new Map<string, R>();
  return name => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}
