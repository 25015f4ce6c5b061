import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Outgoing } from '../outgoing';
import { networkCode } from './network';

/** Connections are kept open between calls: a new one costs a round trip, and with TLS three. */
const keeping = { keepAlive: true, maxFreeSockets: 256 } as const;
const agents = { http: new http.Agent(keeping), https: new https.Agent(keeping) } as const;

/** A request of any kind to a server, its body still to be written. */
export interface Asking extends Pick<Outgoing, 'url' | 'headers' | 'signal'> {
  readonly method: string;
}

/** Opens a request on a kept connection where there is one. Its headers go out as they are given, behind `Host`. */
export function openRequest({ url, method, headers, signal }: Asking): ClientRequest {
  const to = new URL(url);
  const scheme = to.protocol === 'https:' ? 'https' : 'http';
  // As a list they keep their order and case.
  const all = ['Host', to.host, ...headers, 'Connection', 'keep-alive'];
  const open = scheme === 'https' ? https.request : http.request;
  const request = open({ ...urlToHttpOptions(to), method, agent: agents[scheme], headers: all });
  // Node's own `signal` option does the same with thirty listeners more.
  const giveUp = () => request.destroy(signal.reason);
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  return request.once('close', () => signal.removeEventListener('abort', giveUp));
}

/** A call as it is sent. */
export type Sent = Pick<Outgoing, 'url' | 'headers' | 'bytes' | 'signal'>;

/** Posts a body and resolves to the answer's head, its body unread. Rejects with Node's own error. */
export async function exchange(sent: Sent): Promise<IncomingMessage> {
  try {
    return await post(sent);
  } catch (error) {
    // The server closed a kept connection in the moment it was used again: it read nothing of this request.
    if (error instanceof StaleConnection) return post(sent);
    throw error;
  }
}

class StaleConnection extends Error {}

function post({ url, headers, bytes, signal }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = ['Content-Length', String(bytes.length)];
    const request = openRequest({ url, method: 'POST', headers: [...headers, ...length], signal });
    request.on('response', resolve);
    request.on('error', error => {
      const stale = request.reusedSocket && networkCode(error) === 'ECONNRESET' && !signal.aborted;
      reject(stale ? new StaleConnection() : error);
    });
    request.end(bytes);
  });
}
