import type { Step } from '../pipeline';
import type { CallRooms } from '../record';
import type { Breaker } from '../upstream/breaker';
import type { UsualOutput } from '../usual';
import { budgeting } from './budget';
import { caching } from './cache';
import { minimising } from './minimise';
import { type BookAside, routing } from './route/route';
import { sending } from './send';
import { watching } from './watch';

/** What is kept from call to call, and how what is asked beside a call is booked. */
interface Kept {
  readonly breaker: Breaker;
  readonly usual: UsualOutput;
  readonly bookAside: BookAside;
}

/** What is done to each call, in this order. */
export function allSteps(rooms: CallRooms, { breaker, usual, bookAside }: Kept): readonly Step[] {
  return [
    // What costs nothing no budget refuses, and what is answered need not be routed or shortened.
    caching(rooms, bookAside),
    watching(bookAside),
    routing(rooms, bookAside),
    budgeting(rooms, usual),
    minimising(rooms),
    sending(breaker),
  ];
}
