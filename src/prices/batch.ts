import { batchSales } from './batch.data';
import type { Model } from './price';
import { half, type Rates } from './rates';

/** What a model charges in a batch; `undefined` where no such sale is known. A fee for each call stays as it is. */
export function batchRates({ provider, id, specialised }: Model, rates: Rates): Rates | undefined {
  const sale = batchSales[provider];
  if (!sale || specialised || sale.models?.has(id) === false) return undefined;
  return {
    ...rates,
    input: half(rates.input),
    cacheRead: rates.cacheRead && sale.cacheRead === 'half' ? half(rates.cacheRead) : rates.cacheRead,
    cacheWrite5m: rates.cacheWrite5m && half(rates.cacheWrite5m),
    cacheWrite1h: rates.cacheWrite1h && half(rates.cacheWrite1h),
    output: rates.output && half(rates.output),
  };
}
