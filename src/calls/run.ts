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

/** The answer (as far as it came), and the call as it was recorded. */
export interface CallResult {
  readonly text: string;
  readonly call: Call;
}
