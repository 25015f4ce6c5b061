import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { openRequest } from '../calls';
import { headersToReturn, type RawHeaders } from './headers';
import type { Maker } from './path';
import { replyError } from './reply';

/** Where a request goes, and with what headers. */
export interface Leading {
  readonly url: string;
  readonly headers: RawHeaders;
  readonly maker: Maker;
  readonly signal: AbortSignal;
}

/** Hands a request on as it is, and its answer back; nothing is metered. Never rejects. */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  { url, headers, maker, signal }: Leading,
): Promise<void> {
  const length = request.headers['content-length'];
  const chunked = request.headers['transfer-encoding'] !== undefined;
  const size =
    length === undefined ? (chunked ? ['Transfer-Encoding', 'chunked'] : []) : ['Content-Length', length];
  try {
    const outgoing = openRequest({
      url,
      method: request.method ?? 'GET',
      headers: [...headers, ...size],
      signal,
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
    });
    const [answer] = await Promise.all([answered, pipeline(request, outgoing)]);
    response.writeHead(answer.statusCode ?? 502, [...headersToReturn(answer.rawHeaders)]);
    await pipeline(answer, response);
  } catch {
    const sentence = `${new URL(url).host} does not answer. The gateway is here; what stands behind it is not.`;
    replyError(response, maker, { status: 502, code: 'unreachable', sentence });
    if (response.headersSent && !response.writableEnded) response.destroy();
  }
}
