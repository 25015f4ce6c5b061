/** The door of `prices/`: a model's name and a call's usage in, what it costs out. Pure, offline. */
export { modelId } from './id';
export type { Machine } from './machine';
export { exactNano, formatNano } from './money';
export { ownProvider } from './own';
export type { Cost, Model, Priced, Prices, Unpriced, Usage } from './price';
export { createPrices } from './prices';
