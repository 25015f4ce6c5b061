import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { errorBody, type GatewayError } from './error';
import { headersToReturn, type RawHeaders } from './headers';
import type { Maker } from './path';

/** Answers with an error of the gateway's own. */
export function replyError(response: ServerResponse, maker: Maker, error: GatewayError): void {
  if (response.destroyed || response.headersSent) return;
  const body = errorBody(maker, error);
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...error.headers,
  });
  response.end(body);
}

export function replyJson(response: ServerResponse, value: unknown, status = 200): void {
  replyText(response, JSON.stringify(value), 'application/json', status);
}

export function replyText(response: ServerResponse, text: string, type: string, status = 200): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** A provider's answer. */
interface Coming {
  readonly head: { readonly status: number; readonly headers: RawHeaders };
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Headers of ours beside the provider's. */
  readonly more: RawHeaders;
}

/**
 * Hands an answer on, byte for byte and as it comes: the next piece is asked for when the client has room for it. Where
 * it breaks off, so does what the client gets: nothing looks whole that is not.
 */
export async function replyWith(response: ServerResponse, { head, bytes, more }: Coming): Promise<void> {
  response.writeHead(head.status, [...headersToReturn(head.headers), ...more]);
  // Head and first piece go out in one packet; of a slow answer the client sees the head before.
  const slow = setImmediate(() => response.flushHeaders());
  try {
    for await (const piece of bytes) {
      clearImmediate(slow);
      if (response.destroyed) break;
      if (!response.write(piece)) await drained(response);
    }
    response.end();
  } catch {
    response.destroy();
  } finally {
    clearImmediate(slow);
  }
}

async function drained(response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await once(response, 'drain', { signal: gone.signal }).catch(() => {});
}
