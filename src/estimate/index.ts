/** The door of `estimate/`: a prompt in, its tokens and what a call costs on a model out. Pure. */
export { atMost } from './atMost';
export type { Calibration } from './calibration';
export { type Comparison, compare } from './compare';
export { counter } from './counter';
export { estimateDefaults } from './defaults';
export {
  type Estimate,
  type EstimateOptions,
  estimate,
  type PricedCall,
} from './estimate';
export { estimateFile } from './file';
export { includedTokens } from './included';
export { findInclusions, type Inclusion } from './inclusion';
export { countInput } from './input';
export { countOnce } from './once';
export type { OutputEstimate } from './output';
export type { MessageEstimate } from './parts';
export {
  type BilledInput,
  callsPerMonth,
  type FilePast,
  isBooked,
  noPast,
  type Past,
  type PastInputs,
  suffixOf,
} from './past';
export { priceCall } from './price';
export { estimateWhole, type WholeEstimate } from './whole';
