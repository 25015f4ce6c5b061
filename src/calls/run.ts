import type { Call } from '../ledger';
import type { Prompt } from '../prompts';

export interface CallOptions {
  readonly prompt: Prompt;
  /** Values for the prompt's placeholders, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** The model to call, as written in the prompt or chosen. */
  readonly model: string;
  readonly baseUrl: string;
  /** Never logged, never stored. */
  readonly apiKey: string;
  readonly maxOutputTokens?: number;
  /** Who and what the call is booked on. */
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'task' | 'user' | 'source'>;
  readonly signal?: AbortSignal;
  /** Called with each piece of the answer as it arrives. */
  readonly onText?: (piece: string) => void;
}

/** The answer (as far as it came), and the call as it was recorded; failed and cut calls are results too. */
export interface CallResult {
  readonly text: string;
  readonly call: Call;
  /** Absent when the call is `ok`; `call.error` says it in a sentence. */
  readonly failure?: Failure;
}

/**
 * Why a call failed, so that an editor can offer what helps: the key was refused (`key`), the model is not known
 * there (`model`), the account's limit or budget is used up (`limit`), nothing answers at the base URL or it is not
 * such a server (`address`), the caller stopped it (`cancelled`).
 */
export type Failure = 'key' | 'model' | 'limit' | 'address' | 'cancelled' | 'other';
