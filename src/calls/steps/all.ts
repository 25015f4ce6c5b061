import type { BillRooms } from '../bill';
import type { Step } from '../pipeline';
import type { Breaker } from '../upstream/breaker';
import { budgeting } from './budget';
import { minimising } from './minimise';
import { type BookAside, routing } from './route/route';
import { sending } from './send';

/** What is done to each call, in this order. */
export function allSteps(
  rooms: BillRooms & { readonly bookAside: BookAside },
  breaker: Breaker,
): readonly Step[] {
  return [routing(rooms), budgeting(rooms), minimising(rooms), sending(breaker)];
}
