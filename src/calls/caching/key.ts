import { createHash } from 'node:crypto';
import type { Json, Outgoing } from '../outgoing';

/** What a request says for others than the model: it changes nothing in the answer. */
const unheard = ['user', 'metadata', 'safety_identifier', 'prompt_cache_key', 'prompt_cache_retention'];

/** Headers that change the answer. Keys and organisations are none: they say who pays. */
const heard = /^(?:anthropic-version|anthropic-beta|openai-beta)$/i;

/**
 * A one-way hash of all that decides what an answer is and the form it comes in (so `stream` is a part of it): server,
 * model, parameters, messages, and the policy by which it may go to another model. The same whatever the order of
 * fields and the space between them. `undefined` where two bodies that differ could be read alike, because of a whole
 * number beyond 2^53.
 */
export function keyOf({
  api,
  url,
  headers,
  body,
  policy,
}: Pick<Outgoing, 'api' | 'url' | 'headers' | 'body' | 'policy'>): string | undefined {
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !unheard.includes(name)));
  const names = headers.flatMap((name, index) =>
    index % 2 === 0 && heard.test(name) ? [[name.toLowerCase(), headers[index + 1]]] : [],
  );
  const text = canonical([api, url, names.toSorted(), rest as Json, policy.route?.routing ?? null]);
  return text === undefined ? undefined : hash(text);
}

/** 256 bits of SHA-256: nobody finds a second request for an answer. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** JSON with the fields of each object in one order; `undefined` where a number is not exact. */
function canonical(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : JSON.stringify(value);
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const isList = Array.isArray(value);
  const names = isList ? undefined : Object.keys(value).toSorted();
  const parts = isList ? value.map(canonical) : names!.map(name => canonical((value as Json)[name]));
  if (parts.includes(undefined)) return undefined;
  return isList
    ? `[${parts.join(',')}]`
    : `{${names!.map((name, index) => `${JSON.stringify(name)}:${parts[index]}`).join(',')}}`;
}
