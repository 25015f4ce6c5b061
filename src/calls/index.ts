/** The door of `calls/`: one model call, from a prompt with its values to a row in the ledger. */
export { type Explained, explainUnsendable, type Failure } from './failure';
export { type CallOptions, type CallResult, type CallRooms, callModel } from './run';
