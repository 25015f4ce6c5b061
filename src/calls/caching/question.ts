import { signOf } from '../../sameness';
import type { Api, Json, Outgoing } from '../outgoing';
import { field, listAt, textAt } from '../reading/field';
import { hash, keyOf } from './key';

/** The last thing the user said, and what it is found by among like questions. */
export interface Question {
  readonly ask: string;
  /** Of all but what the user said last. */
  readonly bucket: string;
  readonly sign: string;
}

/** What a call asks last; `undefined` where that is not a text of the user's. */
export function questionOf(
  call: Pick<Outgoing, 'api' | 'url' | 'headers' | 'body' | 'policy'>,
): Question | undefined {
  const [name, ask] = asked[call.api](call.body) ?? [];
  if (name === undefined || ask === undefined) return undefined;
  const value = call.body[name];
  const rest = { ...call.body, [name]: Array.isArray(value) ? value.slice(0, -1) : null };
  const bucket = keyOf({ ...call, body: rest });
  return bucket === undefined ? undefined : { ask, bucket, sign: hash(signOf(ask)) };
}

type Asked = readonly [name: string, ask: string] | undefined;

const asked: Readonly<Record<Api, (body: Json) => Asked>> = {
  chat: body => lastOf(body, 'messages'),
  messages: body => lastOf(body, 'messages'),
  responses: body => (typeof body.input === 'string' ? ['input', body.input] : lastOf(body, 'input')),
  embeddings: () => undefined,
};

/** The text of a list's last message, where the user said it and it is nothing but one text. */
function lastOf(body: Json, name: string): Asked {
  const message = listAt(body, name).at(-1);
  if (textAt(message, 'role') !== 'user') return undefined;
  const plain = Object.keys(message as Json).every(it => /^(?:role|content|type)$/.test(it));
  const content = field(message, 'content');
  if (!plain) return undefined;
  if (typeof content === 'string') return [name, content];
  const [part, ...more] = listAt(message, 'content');
  const isText =
    /^(?:text|input_text)$/.test(textAt(part, 'type') ?? '') && Object.keys(part as Json).length === 2;
  const text = textAt(part, 'text');
  return isText && more.length === 0 && text !== undefined ? [name, text] : undefined;
}
