/** The door of `calls/`: one model call, from a prompt with its values to a row in the ledger. */

export { type Caching, cachings, readCaching } from './caching/policy';
export { type Called, type Calls, openCalls } from './calls';
export { contentOf } from './content';
export { outputLimitOf } from './costAhead';
export { type Explained, explainUnsendable, type Failure } from './failure';
export { admit, type Limits } from './limits';
export { type Api, type Booking, type Json, modelOf, type Outgoing } from './outgoing';
export { noPolicy, type Policy, policyFor } from './policy';
export { wholeAnswer } from './reading/reader';
export { type CallRooms, record } from './record';
export type { Relay } from './relay';
export { requestBody } from './request';
export { type CallOptions, callModel } from './run';
export { type CallResult, type Endpoint, relayMessages, sendMessages } from './send';
export { rowSoFar } from './soFar';
export type { Routable } from './steps/route/route';
export { spendUnder } from './underBudget';
export { openRequest } from './upstream/exchange';
