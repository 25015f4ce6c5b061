import type { JudgeMessage } from '../../../checks';
import type { Api, Json } from '../../outgoing';

type Messages = readonly JudgeMessage[];

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

/** The body of a judge's request, in the words of the API that the call itself speaks. */
export function judgeBody(api: Api, model: string, messages: Messages): Json {
  if (api === 'embeddings') throw new Error('An embedding is no answer that could be judged.');
  return bodies[api](model, messages);
}
