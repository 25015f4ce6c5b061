import { type Model, modelId, type Prices } from '../prices';
import { matchesGlob } from './glob';

/** What no policy may pass. */
export interface RouteLimits {
  /** Patterns of the models that may be chosen; absent: all. */
  readonly models?: readonly string[] | undefined;
  /** Providers, as the catalogue names them, whose models may be chosen; absent: all. */
  readonly providers?: readonly string[] | undefined;
  /** By tag of a call the model it is given at least: none of a lower list price takes its place. */
  readonly floors: Readonly<Record<string, string>>;
}

export const noLimits: RouteLimits = { floors: {} };

/** Whether policies may choose a model. One that the catalogue does not know is of no provider. */
export function isAllowed(model: string, { models, providers }: RouteLimits, prices: Prices): boolean {
  const id = modelId(model, prices);
  if (models && !models.some(it => matchesGlob(it, model) || matchesGlob(it, id))) return false;
  return !providers || providers.includes(prices.resolve(model)?.provider ?? '');
}

/** The dearest of the models that a call's tags are given at least; undefined where they say nothing. */
export function floorOf(
  tags: readonly string[],
  { floors }: RouteLimits,
  prices: Prices,
): { readonly tag: string; readonly model: string } | undefined {
  return tags
    .flatMap(tag => (Object.hasOwn(floors, tag) ? [{ tag, model: floors[tag]! }] : []))
    .sort((a, b) => listNano(b.model, prices) - listNano(a.model, prices))[0];
}

/** Whether a model is below a floor, by list price: what has none is below nothing. */
export function isBelow(model: string, floor: string, prices: Prices): boolean {
  return listNano(model, prices) < listNano(floor, prices);
}

/** Makes what tells whether limits let a model of the catalogue be chosen for a prompt of these tags. */
export const choosable =
  (tags: readonly string[], limits: RouteLimits, prices: Prices) =>
  ({ provider, id }: Pick<Model, 'provider' | 'id'>): boolean =>
    mayTake(`${provider}/${id}`, tags, limits, prices);

/** Whether limits let a model be chosen for a call or a prompt of these tags. */
export function mayTake(
  model: string,
  tags: readonly string[],
  limits: RouteLimits,
  prices: Prices,
): boolean {
  const floor = floorOf(tags, limits, prices);
  return isAllowed(model, limits, prices) && !(floor && isBelow(model, floor.model, prices));
}

/** Three tokens of input to one of output: the shape that price comparisons commonly take. */
const usual = { input: 3_000_000, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 1_000_000 };

function listNano(model: string, prices: Prices): number {
  const cost = prices.cost(model, usual);
  return cost.kind === 'priced' ? cost.costNano : Number.POSITIVE_INFINITY;
}
