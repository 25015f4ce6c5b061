import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server answers, byte for byte. */
export interface Canned {
  readonly status?: number;
  /** Names and values in turn, sent as they are. */
  readonly headers?: readonly string[];
  /** Sent one by one. */
  readonly pieces: readonly (string | Uint8Array)[];
  /** Milliseconds before the head, and before each piece. */
  readonly waitMs?: number;
  readonly pieceMs?: number;
  /** The connection is gone after the last piece. */
  readonly torn?: boolean;
}

export interface CannedServer {
  readonly origin: string;
  /** The requests that came, with their bodies. */
  readonly requests: readonly { readonly request: IncomingMessage; readonly body: Buffer }[];
  /** Connections that were closed by who asked before the answer was whole. */
  readonly given: { up: number };
  close(): Promise<void>;
}

/** A server that answers every request with the same bytes, whatever it is asked. */
export async function startCanned(answer: Canned | ((nth: number) => Canned)): Promise<CannedServer> {
  const requests: { request: IncomingMessage; body: Buffer }[] = [];
  const given = { up: 0 };
  const server = createServer((request, response) => {
    reply(request, response).catch(() => response.destroy());
  });

  async function reply(request: IncomingMessage, response: ServerResponse) {
    response.once('close', () => {
      if (!response.writableFinished && request.complete) given.up++;
    });
    const body = Buffer.concat(await request.toArray());
    requests.push({ request, body });
    const canned = typeof answer === 'function' ? answer(requests.length) : answer;
    const { status = 200, headers = [], pieces, waitMs = 0, pieceMs = 0, torn = false } = canned;
    if (waitMs > 0) await sleep(waitMs);
    response.writeHead(status, [...headers]);
    for (const piece of pieces) {
      if (pieceMs > 0) await sleep(pieceMs);
      response.write(piece);
    }
    if (torn) setTimeout(() => response.destroy(), 20);
    else response.end();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    given,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
