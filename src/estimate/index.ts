/** The door of `estimate/`: a prompt in, its tokens and what a call costs on a model out. Pure. */
export type { Estimate, EstimateOptions, MessageEstimate, PricedCall } from './estimate';
