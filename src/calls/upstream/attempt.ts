import type { IncomingMessage } from 'node:http';
import type { Reach } from '../reply';
import { exchange, type Sent } from './exchange';
import { neverSent } from './network';
import type { Failed } from './retry';

/** What came of one request. */
export interface Attempt extends Failed {
  readonly reach: Reach;
  readonly latencyMs: number;
  /** The answer's head and body, where one came. */
  readonly response?: IncomingMessage;
  /** What of the body was read already: of an error the whole, as a rule. */
  readonly read: readonly Uint8Array[];
  readonly error?: unknown;
}

/** Bytes of an error's body that are read before it is decided whether to ask again. */
const mostErrorBytes = 1024 * 1024;

/** Makes one request and waits for its head; of an error also for its body. Never rejects. */
export async function attempt(sent: Sent): Promise<Attempt> {
  const started = performance.now();
  const since = () => Math.round(performance.now() - started);
  try {
    const response = await exchange(sent);
    const status = response.statusCode ?? 0;
    const isPage = /html/.test(response.headers['content-type'] ?? '');
    const about = { response, status, headers: response.headers as Failed['headers'] & {} };
    if (status >= 200 && status < 300) {
      return { ...about, reach: isPage ? 'refused' : 'answering', latencyMs: since(), read: [] };
    }
    const read = await readSome(response);
    return {
      ...about,
      reach: 'refused',
      latencyMs: since(),
      read,
      body: Buffer.concat(read).toString('utf8'),
    };
  } catch (error) {
    return { reach: neverSent(error) ? 'unsent' : 'sent', latencyMs: since(), read: [], error };
  }
}

async function readSome(response: IncomingMessage): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.iterator({ destroyOnReturn: false })) {
    pieces.push(piece as Uint8Array);
    bytes += (piece as Uint8Array).length;
    if (bytes > mostErrorBytes) break;
  }
  return pieces;
}
