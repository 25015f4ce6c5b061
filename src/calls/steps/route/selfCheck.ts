import { selfCheckRequest, selfVerdict } from '../../../checks';
import type { SelfCheck } from '../../../policy';
import { beside } from '../../beside';
import { contentOf } from '../../content';
import { type Outgoing, withBody } from '../../outgoing';
import type { Next } from '../../pipeline';
import { noPolicy } from '../../policy';
import { held } from './held';
import { judgeBody } from './judgeBody';
import type { Says } from './judging';
import type { BookAside } from './route';

/** Makes what asks a model whether an answer to a call will do. What that costs is booked as overhead, beside the call. */
export function selfChecker(
  call: Outgoing,
  { model, criteria }: SelfCheck,
  next: Next,
  bookAside: BookAside,
): Says {
  let asked = 0;
  return async answer => {
    const request = contentOf(call)
      .messages.map(it => it.text)
      .join('\n\n');
    const body = judgeBody(call.api, model, selfCheckRequest({ request, answer, criteria }));
    const judging: Outgoing = {
      ...withBody(call, body),
      id: `${call.id}/check ${++asked}`,
      booking: {
        ...call.booking,
        prompt: beside(call.booking.prompt, '#self-check'),
        task: 'validation',
        overhead: true,
      },
      policy: noPolicy,
      changes: {},
      keeping: undefined,
      maker: undefined,
    };
    const verdict = await held(await next(judging));
    await bookAside(judging, verdict);
    return selfVerdict(verdict.heard().text);
  };
}
