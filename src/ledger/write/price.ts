import type { Prices, Usage } from '../../prices';
import type { Call } from '../call';

/** What was bought. */
export interface Bought {
  /** The model as it is priced. */
  readonly model: string;
  readonly usage: Usage;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly batch?: boolean;
  /** The model that was asked for, where the call was routed to another one on purpose. */
  readonly routedFrom?: string;
}

/** The fields of a call that its price decides. */
export type CallPrice = Pick<
  Call,
  'costNano' | 'inputNano' | 'listNano' | 'askedNano' | 'priceFrom' | 'coveredBy'
>;

/**
 * What a call costs at the prices of its date, and what it would have cost otherwise, so that its savings can be
 * worked out. All null where no price is known, or a subscription covers the call.
 */
export function priceCallAt(
  { model, usage, at, batch = false, routedFrom }: Bought,
  prices: Prices,
): CallPrice {
  const date = new Date(at);
  const costOf = (name: string, of: Usage) => prices.cost(name, of, date, { batch });
  const nanoOf = (name: string, of: Usage) => {
    const cost = costOf(name, of);
    return cost.kind === 'priced' ? cost.costNano : null;
  };
  const cost = costOf(model, usage);
  if (cost.kind === 'unpriced') {
    const none = { costNano: null, inputNano: null, listNano: null, askedNano: null, priceFrom: '' };
    return { ...none, coveredBy: cost.coveredBy ?? '' };
  }
  const { cacheRead, cacheWrite5m, cacheWrite1h, output } = usage;
  const uncached = {
    input: usage.input + cacheRead + cacheWrite5m + cacheWrite1h,
    cacheRead: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output,
  };
  return {
    costNano: cost.costNano,
    inputNano: nanoOf(model, { ...usage, output: 0 }),
    listNano: nanoOf(model, uncached),
    askedNano: routedFrom === undefined ? null : nanoOf(routedFrom, usage),
    priceFrom: prices.priceFrom(cost.model),
    coveredBy: '',
  };
}
