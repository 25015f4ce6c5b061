/** The door of `policy/`: which model a call goes to, as its user has set it up, and why. Pure. */
export { decide, learns } from './decide';
export type { Judged } from './evidence';
export { isKeptOn, keepOn } from './keep';
export { choosable, noLimits, type RouteLimits } from './limits';
export type { Decision, Judging, SelfCheck } from './policy';
export { type Routing, readRouting, routingFor } from './setting';
