import type { BillRooms } from '../bill';
import { contentOf } from '../content';
import { costAhead, outputLimitOf } from '../costAhead';
import { admit } from '../limits';
import { modelOf } from '../outgoing';
import { type Answer, refusal, type Step } from '../pipeline';
import type { UsualOutput } from '../usual';

/**
 * Refuses a call that a hard budget of the user's does not allow; what one may cost that is let through is set aside until
 * its row is recorded.
 * @param usual remembers how long answers are, for what the next ones may cost
 */
export function budgeting(rooms: BillRooms, usual: UsualOutput): Step {
  return async (call, next) => {
    const { id, booking, limits } = call;
    if (!limits) return next(call);
    const model = modelOf(call);
    const like = JSON.stringify([booking.workspace, booking.prompt, model]);
    const cost = () => {
      const sent = { model, content: contentOf(call), outputLimit: outputLimitOf(call) };
      return costAhead({ ...sent, usualOutput: usual.of(like) }, rooms);
    };
    const refused = await admit({ ...booking, id, model, cost }, limits, rooms);
    if (refused) return refusal(call, refused);
    const answer = await next(call);
    return { ...answer, settle: () => settle(answer) };

    function settle({ heard }: Answer): void {
      const { finished, usage } = heard();
      if (finished && usage) usual.note(like, usage.output);
    }
  };
}
