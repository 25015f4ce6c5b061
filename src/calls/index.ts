/** The door of `calls/`: one model call, from a prompt with its values to a row in the ledger. */
export type { CallOptions, CallResult, Failure } from './run';
