import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';

export interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether it ended as it should. */
  readonly complete: boolean;
}

/** Posts a body without any client's help: what comes back is what was sent, byte for byte. */
export async function post(
  url: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<Raw> {
  const request = http.request(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    agent: false,
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('error', () => {});
  await new Promise(resolve => response.on('close', resolve));
  const { statusCode = 0, complete } = response;
  return { status: statusCode, headers: response.headers, body: Buffer.concat(pieces), complete };
}

export const chatBody = (more: object = {}) =>
  JSON.stringify({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: 'Where is my order?' }],
    ...more,
  });

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
