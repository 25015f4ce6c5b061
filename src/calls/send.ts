import { randomUUID } from 'node:crypto';
import { type Call, userName } from '../ledger';
import type { Filled } from '../prompts';
import type { Calls } from './calls';
import type { Content } from './content';
import { costAhead } from './costAhead';
import { type Explained, explainUnsendable, type Failure } from './failure';
import { admit, type Limits } from './limits';
import type { Booking, Outgoing } from './outgoing';
import { type Answer, type Earlier, unsent } from './pipeline';
import { noPolicy, type Policy } from './policy';
import { type CallRooms, type Recorded, record } from './record';
import { type RelayOptions, relayReply } from './relay';
import type { Reply } from './reply';
import { requestOf } from './request';
import type { Keeping } from './text';

/** Messages as they are sent, and what their call is booked on. */
export interface SendOptions extends Keeping {
  readonly messages: Filled['messages'];
  /** The model to call, as written in the prompt or chosen. */
  readonly model: string;
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
  /** What the call is booked on, beside the user of this machine. */
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task' | 'interactive'> &
    Partial<Pick<Call, 'promptTokens' | 'tags' | 'overhead'>>;
  /** The user's budgets; without them nothing is refused. */
  readonly limits?: Limits | undefined;
  /** What may be done to the call on its way; nothing without it. */
  readonly policy?: Policy | undefined;
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
  /** The earlier call whose answer this is, where a cache gave it. */
  readonly from?: Earlier;
}

/**
 * Sends messages to a server, records the call, and then returns. Never rejects for what can be expected to fail. One
 * row is recorded for the call, and one for each attempt before it that failed.
 */
export async function sendMessages(
  options: SendOptions & Endpoint,
  { make, rooms }: Calls,
): Promise<CallResult> {
  const apiKey = options.apiKey.trim();
  const unsendable = explainUnsendable({ ...options, apiKey });
  if (unsendable) return unmade(options, unsendable, rooms);
  const answer = await make(outgoingOf(options, apiKey));
  const text = await readText(answer, options.onText);
  return { ...resultOf(text, await answer.recorded), ...(answer.from && { from: answer.from }) };
}

/** The text of an answer, as far as it comes; each piece is handed on as it arrives. */
async function readText(
  { bytes, heard }: Pick<Answer, 'bytes' | 'heard'>,
  onText: SendOptions['onText'] = () => {},
): Promise<string> {
  let told = 0;
  try {
    for await (const _ of bytes) {
      const { text } = heard();
      if (text.length > told) onText(text.slice(told));
      told = text.length;
    }
  } catch {
    // Why it broke off is in what was heard.
  }
  return heard().text;
}

function outgoingOf(options: SendOptions & Endpoint, apiKey: string): Outgoing {
  const body = requestOf(options);
  return {
    id: randomUUID(),
    at: Date.now(),
    api: 'chat',
    url: `${options.baseUrl.replace(/\/+$/, '')}/chat/completions`,
    headers: [
      ...['Content-Type', 'application/json', 'Accept', 'text/event-stream', 'User-Agent', 'promptmeter'],
      // Local servers take no key.
      ...(apiKey ? ['Authorization', `Bearer ${apiKey}`] : []),
    ],
    body,
    bytes: new TextEncoder().encode(JSON.stringify(body)),
    booking: bookingOf(options),
    policy: options.policy ?? noPolicy,
    limits: options.limits,
    changes: {},
    keeping: options,
    signal: options.signal ?? new AbortController().signal,
  };
}

function bookingOf({ booking, limits }: SendOptions): Booking {
  const over = limits?.overBudget ? ['over-budget'] : [];
  return { ...booking, user: userName(), tags: [...(booking.tags ?? []), ...over] };
}

/**
 * The same through somebody else's client, which tells no usage: tokens are counted, so that the cost is an estimate,
 * and a plan that covers the model covers the call.
 */
export async function relayMessages(
  options: SendOptions & RelayOptions,
  { rooms }: Calls,
): Promise<CallResult> {
  const id = randomUUID();
  const at = Date.now();
  const { booking, model, limits, relay } = options;
  const cost = () =>
    costAhead({ model, content: contentOf(options), outputLimit: options.maxOutputTokens }, rooms);
  const asked = { ...booking, id, model, user: userName(), cost };
  const refused = limits && (await admit(asked, limits, rooms));
  if (refused) return unmade(options, refused, rooms, relay.name);
  const { reply, explained } = await relayReply(options);
  return recorded({ id, options, reply, explained, at, host: relay.name }, rooms);
}

/** Records a call that was not made. */
function unmade(
  options: SendOptions,
  explained: Explained,
  rooms: CallRooms,
  host = '',
): Promise<CallResult> {
  return recorded({ id: randomUUID(), options, reply: unsent, explained, at: Date.now(), host }, rooms);
}

interface Outcome {
  readonly id: string;
  readonly options: SendOptions;
  readonly reply: Reply;
  readonly explained: Explained | undefined;
  readonly at: number;
  readonly host: string;
}

async function recorded(
  { id, options, reply, explained, at, host }: Outcome,
  rooms: CallRooms,
): Promise<CallResult> {
  const call = { id, at, booking: bookingOf(options) };
  const asked = { model: options.model, content: contentOf(options), at, host };
  return resultOf(reply.text, await record({ call, asked, reply, explained, keeping: options }, rooms));
}

const contentOf = ({ messages }: SendOptions): Content => ({ messages, tools: [], isWhole: true });

function resultOf(text: string, { call, explained, unrecorded }: Recorded): CallResult {
  return {
    text,
    call,
    ...(explained && { failure: explained.failure }),
    ...(explained?.detail && { detail: explained.detail }),
    ...(unrecorded !== undefined && { unrecorded }),
  };
}
