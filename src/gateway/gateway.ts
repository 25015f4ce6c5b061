import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Booking, type Limits, openCalls, type Policy } from '../calls';
import { admit } from './guard';
import { headerAt, headersToSend, type RawHeaders } from './headers';
import { openJournal, recoverJournals } from './journal';
import { keepTrying } from './keep';
import { type Meter, meterCall } from './meter';
import { answerOwn } from './own/own';
import { apiOf, type Maker, makerOf, splitToken, urlAt } from './path';
import { Programs } from './process/programs';
import { replyError, replyJson } from './reply';
import type { GatewayRooms } from './rooms';
import { Spent } from './spent';
import { passThrough } from './through';

/** Where a maker's calls go. */
export interface Upstream {
  /** With or without the version at its end. */
  readonly baseUrl: string;
  /** Used for clients that have none of their own; empty where there is none. Never logged, never stored. */
  readonly apiKey: string;
}

export interface GatewayOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** What a client must give; empty asks for none. */
  readonly token: string;
  /** Where calls go, as it is now. */
  readonly upstreams: () => Readonly<Record<Maker, Upstream>>;
  /** What calls are booked on that say nothing else. */
  readonly booking: Booking;
  /** What may be done to calls, as it is now. */
  readonly policy: () => Policy;
  /** The budgets as they are now. */
  readonly limits: () => Limits | undefined;
  /** Whether the words of calls are kept, as it is now; without it none are. */
  readonly keepText?: () => boolean;
  /** The ledger's file: beside it calls under way are noted, so that none is lost with a gateway that is killed. */
  readonly ledgerFile?: string;
  /** Told in a sentence what goes wrong beside the calls, such as a ledger that cannot be written. */
  readonly onTrouble: (sentence: string) => void;
}

/** A gateway that listens. */
export interface Gateway {
  readonly port: number;
  /** `http://127.0.0.1:PORT`: OpenAI's clients add `/v1` to their base URL, Anthropic's do not. */
  readonly url: string;
  /** Takes no more requests, ends those under way, and resolves once all that were made are recorded. */
  close(): Promise<void>;
}

/** Milliseconds for which a client's idle connection is kept: longer than clients keep theirs, so that they close it. */
const keepAliveMs = 65_000;

/**
 * The loopback front of `calls/`: any program that speaks to OpenAI or Anthropic can speak to it instead. What it meters
 * goes through the pipeline; what it does not know is passed on. Rejects when it cannot listen.
 */
export async function openGateway(options: GatewayOptions, rooms: GatewayRooms): Promise<Gateway> {
  const { token } = options;
  const underway = new Set<Promise<unknown>>();
  const follow = (done: Promise<unknown>) => {
    underway.add(done);
    void done.finally(() => underway.delete(done));
  };
  const { ledgerFile } = options;
  if (ledgerFile !== undefined)
    await recoverJournals(ledgerFile, rooms.ledger, options.keepText?.() ?? false);
  const journal = ledgerFile === undefined ? undefined : openJournal(ledgerFile);
  const kept = keepTrying(async (calls, texts) => {
    await rooms.ledger.record(calls, texts);
    journal?.end(calls.map(it => it.id));
  }, options.onTrouble);
  const { make } = openCalls({ ...rooms, ledger: kept, note: journal?.over });
  const meter: Meter = {
    ...options,
    journal,
    rooms,
    call: async outgoing => {
      const called = await make(outgoing);
      follow(called.recorded);
      return called;
    },
    programs: new Programs(),
    spent: new Spent(rooms.prices),
  };
  let port = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', rawHeaders } = request;
    const { given, path } = splitToken(request.url ?? '/');
    const maker = makerOf(path, headerAt(rawHeaders, 'anthropic-version') !== undefined);
    if (method === 'GET' && path === '/health') return replyJson(response, { status: 'ok' });
    const admitted = admit(rawHeaders, port, { given, token });
    if ('status' in admitted) {
      const code = admitted.status === 401 ? 'wrong_token' : 'not_allowed';
      return replyError(response, maker, { ...admitted, code });
    }
    if (await answerOwn(path, request, response, rooms)) return;
    const upstream = options.upstreams()[maker];
    const gone = new AbortController();
    response.once('close', () => response.writableFinished || gone.abort());
    const leading = {
      maker,
      url: urlAt(upstream.baseUrl, path),
      headers: sentHeaders(rawHeaders, admitted.needsKey, maker, upstream),
      signal: gone.signal,
    };
    const api = apiOf(method, path);
    if (api) await meterCall(request, response, { ...leading, api }, meter);
    else await passThrough(request, response, leading);
  }

  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    // A client that breaks off its request waits for no answer.
    follow(answer(request, response).catch(() => response.destroy()));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      while (underway.size > 0) await Promise.all(underway);
      const lost = await kept.close();
      journal?.close();
      if (lost > 0)
        options.onTrouble(
          `${lost} calls could not be kept in the ledger. What is noted of them beside it is booked by the next gateway.`,
        );
    },
  };
}

/** A client without a key of its own is given the gateway's, as its maker wants it. */
function sentHeaders(headers: RawHeaders, needsKey: boolean, maker: Maker, { apiKey }: Upstream): RawHeaders {
  const sent = headersToSend(headers, needsKey);
  if (!needsKey || apiKey === '') return sent;
  return [
    ...sent,
    ...(maker === 'anthropic' ? ['x-api-key', apiKey] : ['Authorization', `Bearer ${apiKey}`]),
  ];
}
