import type { BillRooms } from '../bill';
import type { Step } from '../pipeline';
import type { Breaker } from '../upstream/breaker';
import { budgeting } from './budget';
import { minimising } from './minimise';
import { sending } from './send';

/** What is done to each call, in this order. */
export function allSteps(rooms: BillRooms, breaker: Breaker): readonly Step[] {
  return [budgeting(rooms), minimising(rooms), sending(breaker)];
}
