import { selfCheckRequest, selfVerdict } from '../../../checks';
import type { SelfCheck } from '../../../policy';
import { contentOf } from '../../content';
import { type Api, type Json, noPolicy, type Outgoing, withBody } from '../../outgoing';
import type { Next } from '../../pipeline';
import { held } from './held';
import type { Says } from './judging';
import type { BookAside } from './route';

type Messages = ReturnType<typeof selfCheckRequest>;

/** Anthropic's API must be told a limit; a judge's reasons are short. */
const mostTokens = 1000;

/** The request of a judge, in the words of the API that the call itself speaks. */
const bodies: Readonly<Record<Exclude<Api, 'embeddings'>, (model: string, messages: Messages) => Json>> = {
  chat: (model, messages) => ({ model, messages: messages.map(said) }),
  responses: (model, messages) => ({ model, input: messages.map(said) }),
  messages: (model, messages) => ({
    model,
    max_tokens: mostTokens,
    system: textOf(messages, 'system'),
    messages: [{ role: 'user', content: textOf(messages, 'user') }],
  }),
};

const said = ({ role, text }: Messages[number]) => ({ role, content: text });

const textOf = (messages: Messages, role: string) =>
  messages
    .filter(it => it.role === role)
    .map(it => it.text)
    .join('\n\n');

/** Makes what asks a model whether an answer to a call will do. What that costs is booked as overhead, beside the call. */
export function selfChecker(
  call: Outgoing,
  { model, criteria }: SelfCheck,
  next: Next,
  bookAside: BookAside,
): Says {
  let asked = 0;
  return async answer => {
    if (call.api === 'embeddings') throw new Error('An embedding is no answer that could be judged.');
    const request = contentOf(call)
      .messages.map(it => it.text)
      .join('\n\n');
    const body = bodies[call.api](model, selfCheckRequest({ request, answer, criteria }));
    const { prompt } = call.booking;
    const judging: Outgoing = {
      ...withBody(call, body),
      id: `${call.id}/check ${++asked}`,
      booking: {
        ...call.booking,
        // Apart from the prompt's calls, whose answers it would be taken for.
        prompt: prompt === '' ? '' : `${prompt.replace(/#.*$/, '')}#self-check`,
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
