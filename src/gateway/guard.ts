import { timingSafeEqual } from 'node:crypto';
import { headerAt, type RawHeaders } from './headers';

/** Why a request is not let in. */
export interface Refused {
  readonly status: 401 | 403;
  readonly sentence: string;
}

/** A request that is let in. */
export interface Admitted {
  /** The client gave our token as its API key: it has none of its own. */
  readonly needsKey: boolean;
}

/**
 * Decides who may use the gateway. A page in a browser can reach a port of this machine: it gives itself away by its
 * origin, or by a host name of its own that leads here (DNS rebinding). Other users of this machine can reach it too:
 * they do not have the token.
 * @param given the token in the request's path; empty where there is none
 * @param token empty where none is asked for
 */
export function admit(
  headers: RawHeaders,
  port: number,
  { given, token }: { readonly given: string; readonly token: string },
): Admitted | Refused {
  const host = headerAt(headers, 'host') ?? '';
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 403, sentence: `The gateway answers at 127.0.0.1:${port} alone, not at another name.` };
  }
  const site = headerAt(headers, 'sec-fetch-site');
  const isOfPage = headerAt(headers, 'origin') !== undefined || (site !== undefined && site !== 'none');
  if (isOfPage) return { status: 403, sentence: 'The gateway answers no web page.' };
  const key = bearerOf(headerAt(headers, 'authorization')) ?? headerAt(headers, 'x-api-key') ?? '';
  const isKnown = token === '' || isSame(given || (headerAt(headers, 'x-promptmeter-token') ?? ''), token);
  if (isKnown && (token === '' || !isSame(key, token)))
    return { needsKey: key === '' || key === placeholderKey };
  if (isSame(key, token)) return { needsKey: true };
  return {
    status: 401,
    sentence:
      'Give the gateway’s token as the API key, or in the header x-promptmeter-token beside your own key.',
  };
}

/** What clients that insist on a key are given where they need none: the gateway has one for them. */
export const placeholderKey = 'promptmeter';

const bearerOf = (authorization: string | undefined) => /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];

/** The time it takes says nothing about where two texts differ. How long a token is, is no secret. */
function isSame(a: string, b: string): boolean {
  const [given, known] = [Buffer.from(a), Buffer.from(b)];
  return given.length === known.length && timingSafeEqual(given, known);
}
