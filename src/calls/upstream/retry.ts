import type { Reach } from '../reply';

/** Requests made for a call at most, the first one included. */
export const mostAttempts = 3;

/** Seconds a provider may ask to wait before a retry without who asked being told. */
const quietWaitSeconds = 10;

/** How a request failed. */
export interface Failed {
  readonly reach: Reach;
  readonly status?: number;
  /** Of the provider's answer, by lower-case name. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The answer's body. */
  readonly body?: string;
}

/**
 * Whether a failed request may be made again: 408, 409, 429, 5xx and lost connections, unless the provider says
 * otherwise (`x-should-retry`, as OpenAI's and Anthropic's own clients obey it). Not where it cannot help, at a quota
 * that is used up; and not where who asked should know: a wait of more than `quietWaitSeconds`.
 */
export function mayRetry({ status, headers = {}, body = '' }: Failed): boolean {
  if (status === undefined) return true;
  if (headers['x-should-retry'] === 'false' || body.includes('insufficient_quota')) return false;
  if ((retryAfterSeconds(headers) ?? 0) > quietWaitSeconds) return false;
  const again = status === 408 || status === 409 || status === 429 || status >= 500;
  return again || headers['x-should-retry'] === 'true';
}

/**
 * Milliseconds to wait before the next request: as long as the provider asks, else 0.5 s, doubled with each attempt,
 * and shortened by up to a quarter so that callers that failed together do not come back together.
 */
export function waitMs(attempts: number, { headers = {} }: Failed): number {
  const asked = retryAfterSeconds(headers);
  return asked === undefined ? 500 * 2 ** (attempts - 1) * (1 - Math.random() / 4) : asked * 1000;
}

/** Seconds the provider asks to wait: `retry-after` holds seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(headers: Readonly<Record<string, string | undefined>>): number | undefined {
  const value = headers['retry-after'];
  if (!value) return undefined;
  const seconds = Number.isFinite(Number(value)) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}
