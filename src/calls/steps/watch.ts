import { gradesOf, judgeRequests } from '../../checks';
import { contentOf } from '../content';
import { modelOf, type Outgoing, withBody } from '../outgoing';
import { passing } from '../passing';
import type { Answer, Next, Step } from '../pipeline';
import { noPolicy } from '../policy';
import { held } from './route/held';
import { judgeBody } from './route/judgeBody';
import type { BookAside } from './route/route';

/** What a call that watches is booked on is the prompt's name and this. */
const watchSuffix = '#watch';

/**
 * Watches what routing does to answers: of the calls that went to another model than they asked for, a share is asked
 * of that one as well, once its own answer has gone out, and that model grades both in both orders. Nobody waits for
 * it. What it costs is overhead; the row of the second call holds the routed answer's grade as a share of its own.
 * @param random from 0 to less than 1
 */
export function watching(bookAside: BookAside, random: () => number = Math.random): Step {
  return async (call, next) => {
    const answer = await next(call);
    const { watchPercent = 0 } = call.policy;
    const { routedFrom } = answer.sent.changes;
    if (routedFrom === undefined || call.api === 'embeddings' || random() * 100 >= watchPercent)
      return answer;
    return {
      ...answer,
      bytes: passing(answer.bytes, {
        onWhole() {
          // What it meets is in its own rows; there is nobody to tell.
          if (answer.heard().finished) void watch(call, answer, next, bookAside).catch(() => {});
        },
      }),
    };
  };
}

async function watch(call: Outgoing, answer: Answer, next: Next, bookAside: BookAside): Promise<void> {
  const routed = answer.heard().text;
  if (routed.trim() === '') return;
  const again = aside(call, call.body, 'again', `watches ${modelOf(answer.sent)}`);
  const other = await held(await next(again));
  const own = other.heard();
  const grades =
    own.finished && own.text.trim() !== '' ? await judge(call, own.text, routed, next, bookAside) : undefined;
  const share = grades && grades.a > 0 ? Math.min(1, grades.b / grades.a) : undefined;
  await bookAside(again, { ...other, score: () => (share === undefined ? null : Math.round(1000 * share)) });
}

/** Grades of the stronger model's answer, `a`, and of the routed one, by the stronger model. */
async function judge(call: Outgoing, a: string, b: string, next: Next, bookAside: BookAside) {
  const request = contentOf(call)
    .messages.map(it => `${it.role}:\n${it.text}`)
    .join('\n\n');
  const [ab, ba] = await Promise.all(
    judgeRequests({ request, a, b }).map(async (messages, order) => {
      const asked = aside(call, judgeBody(call.api, modelOf(call), messages), `judge ${order + 1}`, '');
      const verdict = await held(await next(asked));
      await bookAside(asked, verdict);
      return verdict.heard().text;
    }),
  );
  return gradesOf([ab ?? '', ba ?? '']);
}

/** A call of Promptmeter's own beside another: it goes where it says, and stays when its client has gone. */
function aside(call: Outgoing, body: Outgoing['body'], name: string, routeReason: string): Outgoing {
  const { prompt } = call.booking;
  return {
    ...withBody(call, body),
    id: `${call.id}/watch ${name}`,
    at: Date.now(),
    booking: {
      ...call.booking,
      prompt: prompt === '' ? '' : `${prompt}${watchSuffix}`,
      source: 'watch',
      interactive: false,
      overhead: true,
    },
    policy: noPolicy,
    changes: routeReason === '' ? {} : { routeReason },
    keeping: undefined,
    signal: new AbortController().signal,
  };
}
