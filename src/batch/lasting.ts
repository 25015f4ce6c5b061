import type { Failure } from '../calls';

/** Whether a failure is one that the next call would meet as well. */
export const isLasting = (failure: Failure | undefined): boolean =>
  failure !== undefined && failure !== 'other';
