import type { BillRooms } from '../bill';
import { contentOf } from '../content';
import { costAhead, outputLimitOf } from '../costAhead';
import { admit } from '../limits';
import { modelOf } from '../outgoing';
import { type Answer, refusal, type Step } from '../pipeline';
import type { Reserved } from '../reserved';
import type { UsualOutput } from '../usual';

/** What one call tells the next ones' budgets. */
export interface Ahead {
  readonly reserved: Reserved;
  readonly usual: UsualOutput;
}

/**
 * Refuses a call that a hard budget of the user's does not allow; what one may cost that is let through is set aside until
 * its row is recorded.
 */
export function budgeting(rooms: BillRooms, { reserved, usual }: Ahead): Step {
  return async (call, next) => {
    if (!call.limits) return next(call);
    const model = modelOf(call);
    const like = JSON.stringify([call.booking.workspace, call.booking.prompt, model]);
    const cost = () => {
      const sent = { model, content: contentOf(call), outputLimit: outputLimitOf(call) };
      return costAhead({ ...sent, usualOutput: usual.of(like) }, rooms);
    };
    const { prices } = rooms;
    const admission = await admit({ ...call.booking, model, cost }, call.limits, { prices, reserved });
    if ('refused' in admission) return refusal(call, admission.refused);
    try {
      const answer = await next(call);
      return { ...answer, settle: () => settle(answer) };
    } catch (error) {
      admission.free();
      throw error;
    }

    function settle({ heard }: Answer): void {
      if ('free' in admission) admission.free();
      const { finished, usage } = heard();
      if (finished && usage) usual.note(like, usage.output);
    }
  };
}
