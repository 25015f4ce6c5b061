/** The door of `rewrite/`: a prompt → what a model is asked to shorten; its answer → edits, or why there are none. Pure. */
export { bookedRewrite } from './booked';
export { type HandOut, handOut, type Unfit } from './handOut';
export { type Accepted, type Home, type Judgement, judge, type Refused } from './judge';
export { callsToPayOff } from './payOff';
export { type Before, type Request, requestFor, type Wish } from './request';
