import type { IncomingMessage } from 'node:http';
import type { Json } from '../calls';

/** Bytes that a request may have: above what providers take (Anthropic 32 MB, OpenAI 50 MB with files in it). */
const mostBytes = 64 * 1024 * 1024;

/** A request's body as it came; `undefined` where it is longer than any provider takes. Rejects when it breaks off. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length']) > mostBytes) return undefined;
  // By events: an iterator over a stream costs a tenth of a millisecond.
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes <= mostBytes) return;
      request.pause();
      resolve(undefined);
    });
    request.once('end', () => resolve(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)));
    request.once('error', reject);
  });
}

/** The JSON object in a body; `undefined` where there is none. */
export function parseBody(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
