import type { Usage } from '../prices';

/**
 * How far a call came, which decides what may be on the bill:
 * - `unsent`: no request reached the provider;
 * - `refused`: the provider answered with an error, for which none charges;
 * - `sent`: the provider had the request, and its answer never came: it may charge for what it read and wrote;
 * - `answering`: the answer began.
 */
export type Reach = 'unsent' | 'refused' | 'sent' | 'answering';

/** A request that failed and was made again. */
export interface Retried {
  readonly latencyMs: number;
  readonly reach: Reach;
  /** The HTTP status; absent when no answer came. */
  readonly status?: number;
}

/** What an answer's bytes say. */
export interface Heard {
  readonly text: string;
  /** What else was sent and is billed: reasoning, calls of tools. */
  readonly unshown: string;
  /** The model that the provider says it used. */
  readonly model?: string;
  /** Of the whole answer. */
  readonly usage?: Usage;
  /** Of the input alone, where an answer that broke off had told no more. */
  readonly inputUsage?: Usage;
  /** Whether the provider said that the answer is over. */
  readonly finished: boolean;
  /** The provider's own words on an error. They may repeat the prompt, and a key. */
  readonly complaint?: { readonly message?: string; readonly code?: string };
}

/** What came back of a call, as far as it came. */
export interface Reply extends Heard {
  /** Requests sent, the first one included. */
  readonly attempts: number;
  /** Of the last one. */
  readonly reach: Reach;
  /** The ones before it, in their order. */
  readonly retried: readonly Retried[];
  /** The HTTP status; absent when no answer came. */
  readonly status?: number;
  /** Seconds that the provider asks to wait. */
  readonly retryAfterSeconds?: number;
  /** Milliseconds, whole, from the first request to the end, and to the first token; null when none came. */
  readonly latencyMs: number;
  readonly firstTokenMs: number | null;
  /** What broke the connection. */
  readonly error?: unknown;
}

/** The provider sent nothing for too long. */
export class Silence extends Error {}
