/** The door of `calls/`: one model call, from a prompt with its values to a row in the ledger. */
export { type Explained, explainUnsendable, type Failure } from './failure';
export type { Limits } from './limits';
export type { CallRooms } from './record';
export type { Relay } from './relay';
export { type CallOptions, callModel } from './run';
export { type CallResult, relayMessages, sendMessages } from './send';
export { spendUnder } from './underBudget';
