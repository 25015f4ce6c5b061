import type { Call } from '../ledger';
import type { Wants } from '../prompts';
import type { Limits } from './limits';
import type { Policy } from './policy';
import type { Keeping } from './text';

/** The APIs whose requests and answers are understood: OpenAI's three, and Anthropic's messages. */
export type Api = 'chat' | 'responses' | 'embeddings' | 'messages';

/** A JSON object as it came; nothing is known of what it holds. */
export type Json = Readonly<Record<string, unknown>>;

/** What a call is booked on. */
export type Booking = Pick<
  Call,
  'workspace' | 'prompt' | 'task' | 'user' | 'tags' | 'source' | 'interactive'
> &
  Partial<Pick<Call, 'promptTokens' | 'overhead'>>;

/** What steps did to a call, for its row. */
export interface Changes {
  /** `countedInput` as it would have been before the call was minimised. */
  readonly inputBefore?: number;
  /** The model that was asked for, where the call was routed to another on purpose. */
  readonly routedFrom?: string;
  /** Why it goes to the model it goes to, as a policy said. */
  readonly routeReason?: string;
}

/** A call on its way out. Steps change nothing in it: they hand on another. */
export interface Outgoing {
  /** The id its row will have. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly api: Api;
  /** Where it goes, with its query. */
  readonly url: string;
  /** Names and values in turn, as Node's `rawHeaders`; keys are among them: never logged, never stored. */
  readonly headers: readonly string[];
  readonly body: Json;
  /** `body` as it is sent: the client's own bytes, until a step hands on another body. */
  readonly bytes: Uint8Array;
  readonly booking: Booking;
  /**
   * What is found out while it is under way about the program that made it, for what is not known by then; never
   * rejects.
   */
  readonly maker?: Promise<Pick<Booking, 'workspace' | 'tags'> | undefined> | undefined;
  /** What its request itself wants, where it says anything: above its prompt, and that above its workspace. */
  readonly wants?: Wants | undefined;
  /** What is done to it: as its workspace has it, until the prompt that made it is known (`joined`). */
  readonly policy: Policy;
  /** The user's budgets; without them nothing is refused. */
  readonly limits?: Limits | undefined;
  readonly changes: Changes;
  readonly keeping?: Keeping | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which it is given up, where that is not left to what is usual. */
  readonly silenceMs?: number;
}

/** The same call with another body. */
export function withBody(call: Outgoing, body: Json, changes: Changes = {}): Outgoing {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { ...call, body, bytes, changes: { ...call.changes, ...changes } };
}

/** The model that a call asks for; empty where its body names none. */
export const modelOf = ({ body }: Pick<Outgoing, 'body'>): string =>
  typeof body.model === 'string' ? body.model : '';
