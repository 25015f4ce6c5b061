import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { type Call, type Ledger, unknownCall } from '../ledger';
import type { Prices } from '../prices';
import { fillPlaceholders, type Prompt } from '../prompts';
import { bookedTask } from '../routing';
import type { Tokens } from '../tokens';
import { retriedCalls } from './attempts';
import { type Bill, billOf } from './bill';
import { countPrompt } from './counted';
import { explain, explainUnsendable, type Failure } from './failure';
import { fetchReply, type Reply } from './reply';
import { hashOf, requestOf } from './request';

export interface CallOptions {
  readonly prompt: Prompt;
  /** Values for the prompt's placeholders, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** The model to call, as written in the prompt or chosen. */
  readonly model: string;
  readonly baseUrl: string;
  /** Never logged, never stored. Empty for a server that takes none. */
  readonly apiKey: string;
  readonly maxOutputTokens?: number;
  /** What the call is booked on, beside the prompt's task and the user of this machine. */
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'interactive'>;
  readonly signal?: AbortSignal;
  /** Called with each piece of the answer as it arrives. */
  readonly onText?: (piece: string) => void;
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
 * Runs a prompt: fills it in, calls the model, records the call, and then returns. Never rejects for what can be
 * expected to fail. One row is recorded for the call, and one for each attempt before it that failed.
 */
export async function callModel(options: CallOptions, rooms: CallRooms): Promise<CallResult> {
  const { model, baseUrl, booking, values } = options;
  const apiKey = options.apiKey.trim();
  const at = Date.now();
  const { messages } = fillPlaceholders(options.prompt, values);
  const asked = { ...options, apiKey };
  const unsendable = explainUnsendable(asked);
  const request = unsendable ? undefined : requestOf(options, messages);
  const reply = request ? await fetchReply(request, asked) : unsent;
  const explained = unsendable ?? explain(reply, asked);
  const billed = { model, messages, at, baseUrl };
  const bill: Bill = billOf(reply, billed, rooms);
  const call: Call = {
    ...unknownCall,
    id: randomUUID(),
    at,
    askedModel: model,
    ...bill,
    ...booking,
    task: bookedTask(options.prompt),
    user: userName(),
    promptTokens: countPrompt(options.prompt, model, rooms),
    requestHash: request ? hashOf(request) : '',
    status: statusOf(reply, explained !== undefined),
    attempt: reply.attempts,
    latencyMs: reply.latencyMs,
    firstTokenMs: reply.firstTokenMs,
    error: explained?.sentence ?? '',
  };
  const retried = retriedCalls(call, reply.retried, attempt => billOf(attempt, billed, rooms));
  const unrecorded = await rooms.ledger.record([...retried, call]).then(
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

/** The user's name on this machine; empty where the system does not know one, as in some containers. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
