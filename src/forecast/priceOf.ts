import { type Profile, profiles } from './profiles.data';
import type { PriceOf } from './scenario';

/** What a price list answers, as far as scenarios need it. */
interface PriceList {
  cost(
    model: string,
    usage: Parameters<PriceOf>[1],
  ): { readonly kind: 'priced'; readonly costNano: number } | { readonly kind: 'unpriced' };
}

/** List prices of one call, for scenarios and profiles. */
export function priceOf(prices: PriceList): PriceOf {
  return (model, usage) => {
    const cost = prices.cost(model, usage);
    return cost.kind === 'priced' ? cost.costNano : undefined;
  };
}

/** What a month of each profile costs on a model, in nano-dollars; null where it has no price. */
export function profileMonths(
  model: string,
  price: PriceOf,
): readonly (Profile & { readonly monthNano: number | null })[] {
  return profiles.map(profile => {
    const call = price(model, { ...profile, cacheWrite5m: 0, cacheWrite1h: 0 });
    return { ...profile, monthNano: call === undefined ? null : call * profile.callsPerMonth };
  });
}
