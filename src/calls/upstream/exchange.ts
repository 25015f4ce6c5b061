import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Outgoing } from '../outgoing';
import { networkCode } from './network';

/** Connections are kept open between calls: a new one costs a round trip, and with TLS three. */
const keeping = { keepAlive: true, maxFreeSockets: 256 } as const;
const agents = { 'http:': new http.Agent(keeping), 'https:': new https.Agent(keeping) } as const;

/** A request as it is sent. */
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
  const { host, protocol } = new URL(url);
  const { request: send } = protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      agent: agents[protocol as keyof typeof agents],
      // As a list, headers are sent as they are, with these as what Node would add.
      headers: ['Host', host, ...headers, 'Content-Length', String(bytes.length), 'Connection', 'keep-alive'],
      signal,
    });
    request.on('response', resolve);
    request.on('error', error => {
      const stale = request.reusedSocket && networkCode(error) === 'ECONNRESET' && !signal.aborted;
      reject(stale ? new StaleConnection() : error);
    });
    request.end(bytes);
  });
}
