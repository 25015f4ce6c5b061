import { withoutKeys } from '../ledger';
import { type Reply, Silence } from './reply';
import { networkCode } from './upstream/network';

/**
 * Why a call failed, so that an editor can offer what helps: the key was refused (`key`), the model is not known
 * there (`model`), the account's limit or budget is used up (`limit`), nothing answers at the base URL or it is not
 * such a server (`address`), a hard budget of the user's stands in the way
 * (`budget`), the caller stopped it (`cancelled`).
 */
export type Failure = 'key' | 'model' | 'limit' | 'address' | 'budget' | 'cancelled' | 'other';

export interface Explained {
  readonly failure: Failure;
  /** What happened and what to do, in our own words: neither key nor prompt can be in it. */
  readonly sentence: string;
  /** The provider's own words. They may repeat the prompt, so they are for the user's eyes and never stored. */
  readonly detail?: string;
  /** Seconds after which it may be tried again. */
  readonly retryAfterSeconds?: number;
}

export interface Asked {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
  readonly signal?: Pick<AbortSignal, 'aborted'> | undefined;
}

/** Why no request can be made; `undefined` when one can. */
export function explainUnsendable({ baseUrl, apiKey }: Asked): Explained | undefined {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    const sentence = 'The base URL is not a web address. It should look like https://api.openai.com/v1.';
    return { failure: 'address', sentence };
  }
  // What a header can hold; anything else got in when the key was copied.
  if (!/^[\x21-\x7e]*$/.test(apiKey)) {
    const sentence =
      'The API key holds a character that no key has, such as a space or a line end. Set it again.';
    return { failure: 'key', sentence };
  }
  return undefined;
}

/** Why `reply` is not a whole answer; `undefined` when it is, even if the connection was lost right after it. */
export function explain(reply: Reply, asked: Asked): Explained | undefined {
  if (reply.finished) return undefined;
  const host = new URL(asked.baseUrl).host;
  const explained = explainError(reply, host, asked);
  const detail = withoutKey(reply.complaint?.message ?? '', asked.apiKey).slice(0, 500);
  return detail ? { ...explained, detail } : explained;
}

function explainError(reply: Reply, host: string, { model, signal }: Asked): Explained {
  const { error, status } = reply;
  if (signal?.aborted) return { failure: 'cancelled', sentence: 'The call was cancelled.' };
  if (error instanceof Silence) {
    return {
      failure: 'other',
      sentence: `${host} sent nothing for 4 minutes, so the call was given up. Try again.`,
    };
  }
  if (reply.reach === 'answering') {
    const sentence = `The answer of ${host} broke off. What had arrived is counted; the provider may bill more.`;
    return { failure: 'other', sentence };
  }
  if (status !== undefined && (status < 200 || status > 299)) {
    return explainStatus({ ...reply, status }, host, model);
  }
  if (reply.reach === 'refused') {
    const sentence = `${host} answered, but not as an OpenAI-compatible server does. Check the base URL; it often ends in /v1.`;
    return { failure: 'address', sentence };
  }
  const code = networkCode(error);
  return { failure: 'address', sentence: explainNetwork(code, host, reply.reach === 'sent') };
}

/** A reply of which the HTTP status is known. */
type Answered = Reply & { readonly status: number };

function explainStatus(reply: Answered, host: string, model: string): Explained {
  const { status, attempts } = reply;
  const times = attempts > 1 ? `, ${attempts} times` : '';
  switch (status) {
    case 401:
      return {
        failure: 'key',
        sentence: `${host} refused the API key (401). Set a valid key and run again.`,
      };
    case 402:
      return { failure: 'limit', sentence: noCredit(host, status) };
    case 403:
      return { failure: 'key', sentence: `${host} does not allow this key to use ${model} (403).` };
    case 404: {
      const sentence = `${host} knows no model ${model} at this base URL (404). Check the model's name and the base URL.`;
      return { failure: 'model', sentence };
    }
    case 429:
      return { failure: 'limit', sentence: explainLimit(reply, host, times) };
    default:
      if (status >= 500) {
        return {
          failure: 'other',
          sentence: `${host} failed to answer (${status}${times}). Try again later.`,
        };
      }
      return { failure: 'other', sentence: `${host} refused the request (${status}).` };
  }
}

const noCredit = (host: string, status: number) =>
  `The account at ${host} has no credit left (${status}). Add credit there or use another key.`;

function explainLimit(reply: Answered, host: string, times: string): string {
  if (reply.complaint?.code === 'insufficient_quota') return noCredit(host, reply.status);
  const seconds = reply.retryAfterSeconds;
  const wait = seconds
    ? `and asks to wait ${seconds} s. Run again then.`
    : 'for now. Wait a little and run again.';
  return `${host} limits how much may be asked of it (429${times}) ${wait}`;
}

function explainNetwork(code: string, host: string, sent: boolean): string {
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${host}. Check the base URL, and that the server runs.`;
  if (code === 'ENOTFOUND') return `There is no host ${host}. Check the base URL and the network.`;
  if (sent)
    return `The connection to ${host} was lost before an answer came; the provider may bill the call. Run again.`;
  return `No connection to ${host} could be made${code && ` (${code})`}. Check the base URL and the network.`;
}

/** Also hides what looks like a key, for providers that repeat one in part. */
function withoutKey(text: string, apiKey: string): string {
  const known = apiKey ? text.replaceAll(apiKey, '…') : text;
  return withoutKeys(known);
}
