import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Api,
  type Booking,
  type Called,
  type Explained,
  type Limits,
  modelOf,
  type Outgoing,
  type Policy,
  rowSoFar,
} from '../calls';
import { bookingOf, wantsOf } from './attribution';
import { parseBody, readBody } from './body';
import type { GatewayError } from './error';
import type { RawHeaders } from './headers';
import type { Journal } from './journal';
import type { Maker } from './path';
import type { Programs } from './process/programs';
import { replyError, replyWith } from './reply';
import type { GatewayRooms } from './rooms';
import type { Spent } from './spent';

/** What metering needs. */
export interface Meter {
  readonly call: (call: Outgoing) => Promise<Called>;
  /** Calls under way, so that none is lost with the gateway. */
  readonly journal: Journal | undefined;
  readonly rooms: GatewayRooms;
  readonly programs: Programs;
  readonly spent: Spent;
  /** What calls are booked on that say nothing else. */
  readonly booking: Booking;
  /** What holds now where neither a request nor its prompt says anything else. */
  readonly policy: () => Policy;
  readonly limits: () => Limits | undefined;
  readonly keepText?: (() => boolean) | undefined;
}

/** A client decides for itself how long it waits, and the call ends with it: this is for one that is gone unseen. */
const silence = 3_600_000;

const stopped =
  'The gateway was ended before the answer was whole. What had come is counted; the provider may bill more.';

/** A request on its way to a provider. */
export interface Metered {
  readonly api: Api;
  readonly maker: Maker;
  readonly url: string;
  /** What the provider sees. */
  readonly headers: RawHeaders;
  readonly signal: AbortSignal;
}

/** Makes the call that a request asks for, and hands its answer back. Rejects when the client breaks off its request. */
export async function meterCall(
  request: IncomingMessage,
  response: ServerResponse,
  { api, maker, url, headers, signal }: Metered,
  meter: Meter,
): Promise<void> {
  const program = meter.programs.of(request.socket);
  const bytes = await readBody(request);
  if (!bytes) {
    const sentence = 'The request is longer than 64 MB, which no provider takes. Nothing was sent.';
    // What is still on its way is not read, so that the connection cannot go on.
    return replyError(response, maker, {
      status: 413,
      code: 'too_large',
      sentence,
      headers: { connection: 'close' },
    });
  }
  const body = parseBody(bytes);
  if (!body) {
    const sentence = 'The request’s body is no JSON object. Nothing was sent.';
    return replyError(response, maker, { status: 400, code: 'not_json', sentence });
  }
  const booking = bookingOf(request.rawHeaders, meter.booking);
  const limits = meter.limits();
  const call: Outgoing = {
    id: randomUUID(),
    at: Date.now(),
    api,
    url,
    headers,
    body,
    bytes,
    booking,
    maker: program.then(it => it && { workspace: it.folder, tags: [it.name] }),
    wants: wantsOf(request.rawHeaders),
    policy: meter.policy(),
    limits,
    changes: {},
    keeping: { keepText: meter.keepText?.() },
    signal,
    silenceMs: silence,
  };
  let soFar: Called['heard'] | undefined;
  meter.journal?.begin(call.id, () => rowSoFar(call, soFar?.(), stopped, meter.rooms));
  const { head, bytes: answer, explained, heard } = await meter.call(call);
  soFar = heard;
  if (!head) return replyError(response, maker, errorOf(explained));
  const note = limits && meter.spent.note({ ...booking, model: modelOf(call) }, limits);
  const more = [
    ...(note ? ['x-promptmeter-budget', note] : []),
    // The clients of OpenAI and Anthropic obey it: what was asked three times is not asked nine times.
    ...(head.status >= 400 && heard().attempts > 1 ? ['x-should-retry', 'false'] : []),
  ];
  await replyWith(response, { head, bytes: answer, more });
}

function errorOf(explained: Explained | undefined): GatewayError {
  const { failure = 'other', sentence = 'No answer came.', retryAfterSeconds } = explained ?? {};
  if (failure === 'budget') return { status: 402, code: 'budget_exceeded', sentence };
  // Asked again at once, it would not go better: it was asked again already.
  const headers = { 'x-should-retry': 'false' };
  if (retryAfterSeconds !== undefined) {
    const wait = { ...headers, 'retry-after': String(retryAfterSeconds) };
    return { status: 503, code: 'paused', sentence, headers: wait };
  }
  return { status: 502, code: 'unreachable', sentence, headers };
}
