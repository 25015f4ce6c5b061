import type { Prices } from './price';

/** The catalogue's id of a model; its name as it is where no catalogue knows it. */
export const modelId = (name: string, prices: Pick<Prices, 'resolve'>): string =>
  prices.resolve(name)?.id ?? name;
