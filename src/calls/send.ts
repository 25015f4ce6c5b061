import { randomUUID } from 'node:crypto';
import { type Call, type Ledger, unknownCall, userName } from '../ledger';
import type { Prices } from '../prices';
import type { Filled } from '../prompts';
import type { Tokens } from '../tokens';
import { retriedCalls } from './attempts';
import { billOf } from './bill';
import { type Explained, explain, explainUnsendable, type Failure } from './failure';
import { explainLimit, type Limits } from './limits';
import { type RelayOptions, relayReply } from './relay';
import { fetchReply, type Reply } from './reply';
import { hashOf, requestOf } from './request';
import { type Keeping, textsOf } from './text';

/** Messages as they are sent, and what their call is booked on. */
export interface SendOptions extends Keeping {
  readonly messages: Filled['messages'];
  /** The model to call, as written in the prompt or chosen. */
  readonly model: string;
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
  /** What the call is booked on, beside the user of this machine. */
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task' | 'interactive'> &
    Partial<Pick<Call, 'promptTokens'>>;
  /** The user's budgets; without them nothing is refused. */
  readonly limits?: Limits | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of the answer as it arrives. */
  readonly onText?: ((piece: string) => void) | undefined;
}

/** An OpenAI-compatible server. */
export interface Endpoint {
  readonly baseUrl: string;
  /** Never logged, never stored. Empty for a server that takes none. */
  readonly apiKey: string;
}

/** What a call needs of the other rooms. */
export interface CallRooms {
  readonly ledger: Pick<Ledger, 'record'>;
  readonly prices: Prices;
  readonly tokens: Tokens;
}

/** The answer (as far as it came), and the call as it was recorded; failed and cut calls are results too. */
export interface CallResult {
  readonly text: string;
  readonly call: Call;
  /** Absent when the call is `ok`; `call.error` says it in a sentence. */
  readonly failure?: Failure;
  /** The provider's own words on a failure, without the key. For the user's eyes: they may repeat the prompt. */
  readonly detail?: string;
  /** Why the call is not in the ledger, as a sentence; absent when it is. */
  readonly unrecorded?: string;
}

const unsent: Reply = {
  text: '',
  reasoning: '',
  finished: false,
  attempts: 0,
  reach: 'unsent',
  retried: [],
  latencyMs: 0,
  firstTokenMs: null,
};

/**
 * Sends messages to a server, records the call, and then returns. Never rejects for what can be expected to fail. One
 * row is recorded for the call, and one for each attempt before it that failed.
 */
export async function sendMessages(options: SendOptions & Endpoint, rooms: CallRooms): Promise<CallResult> {
  const at = Date.now();
  const asked = { ...options, apiKey: options.apiKey.trim() };
  const unsendable = explainUnsendable(asked) ?? (await overLimit(options, rooms));
  const request = unsendable ? undefined : requestOf(options);
  const reply = request ? await fetchReply(request, asked) : unsent;
  const host = URL.canParse(options.baseUrl) ? new URL(options.baseUrl).hostname : '';
  const requestHash = request ? hashOf(request) : '';
  const explained = unsendable ?? explain(reply, asked);
  return booked(reply, explained, { ...options, host, at, requestHash }, rooms);
}

/**
 * The same through somebody else's client, which tells no usage: tokens are counted, so that the cost is an estimate,
 * and a plan that covers the model covers the call.
 */
export async function relayMessages(
  options: SendOptions & RelayOptions,
  rooms: CallRooms,
): Promise<CallResult> {
  const at = Date.now();
  const refused = await overLimit(options, rooms);
  const { reply, explained } = refused ? { reply: unsent, explained: refused } : await relayReply(options);
  const asked = { ...options, host: options.relay.name, at, requestHash: '' };
  return booked(reply, explained, asked, rooms);
}

function overLimit(options: SendOptions, rooms: CallRooms): Promise<Explained | undefined> {
  const { booking, messages, model, limits } = options;
  if (!limits) return Promise.resolve(undefined);
  return explainLimit({ ...booking, messages, model, user: userName() }, limits, rooms);
}

interface Asked extends SendOptions, Partial<Pick<Endpoint, 'apiKey'>>, Pick<Call, 'at' | 'requestHash'> {
  readonly host: string;
}

/** Records what came of a call. */
async function booked(
  reply: Reply,
  explained: Explained | undefined,
  asked: Asked,
  rooms: CallRooms,
): Promise<CallResult> {
  const call: Call = {
    ...unknownCall,
    id: randomUUID(),
    at: asked.at,
    askedModel: asked.model,
    ...billOf(reply, asked, rooms),
    ...asked.booking,
    user: userName(),
    tags: asked.limits?.overBudget ? ['over-budget'] : [],
    requestHash: asked.requestHash,
    status: statusOf(reply, explained !== undefined),
    attempt: reply.attempts,
    latencyMs: reply.latencyMs,
    firstTokenMs: reply.firstTokenMs,
    error: explained?.sentence ?? '',
  };
  const retried = retriedCalls(call, reply.retried, attempt => billOf(attempt, asked, rooms));
  const unrecorded = await rooms.ledger.record([...retried, call], textsOf(call, reply.text, asked)).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return {
    text: reply.text,
    call,
    ...(explained && { failure: explained.failure }),
    ...(explained?.detail && { detail: explained.detail }),
    ...(unrecorded !== undefined && { unrecorded }),
  };
}

function statusOf({ reach }: Reply, failed: boolean): Call['status'] {
  if (!failed) return 'ok';
  return reach === 'sent' || reach === 'answering' ? 'cut' : 'error';
}
