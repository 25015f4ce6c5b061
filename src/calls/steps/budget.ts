import type { BillRooms } from '../bill';
import { contentOf } from '../content';
import { explainLimit } from '../limits';
import { modelOf } from '../outgoing';
import { refusal, type Step } from '../pipeline';

/** Refuses a call that a hard budget of the user's does not allow. */
export function budgeting(rooms: BillRooms): Step {
  return async (call, next) => {
    if (!call.limits) return next(call);
    const asked = { ...call.booking, model: modelOf(call), content: () => contentOf(call) };
    const explained = await explainLimit(asked, call.limits, rooms);
    return explained ? refusal(call, explained) : next(call);
  };
}
