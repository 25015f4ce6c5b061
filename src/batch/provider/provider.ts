import type { Usage } from '../../prices';
import type { Filled } from '../../prompts';

/** A request of a batch. */
export interface Line {
  readonly key: string;
  readonly messages: Filled['messages'];
}

/** What all lines of a batch share. */
export interface Asked {
  readonly model: string;
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
}

/** How a batch stands. */
export interface Progress {
  readonly total: number;
  /** Lines that are over, answered or not. */
  readonly done: number;
  readonly failed: number;
  /** How it ended; absent while it runs. Of one that expired or was cancelled some lines may be answered. */
  readonly ended?: 'completed' | 'expired' | 'cancelled' | 'failed';
  /** Milliseconds since the epoch; absent where the provider does not say. */
  readonly endedAt?: number;
  /** Why it failed, in the provider's words. */
  readonly why?: string;
}

/** What came of a line: an answer and what it used, or why there is none. */
export type LineResult = { readonly key: string } & (
  | { readonly text: string; readonly model: string; readonly usage: Usage | undefined }
  | { readonly error: string }
);

/** A provider's Batch API. Each function rejects with a `Refusal` when it fails. */
export interface BatchApi {
  /** The most lines that one batch takes. */
  readonly mostLines: number;
  /**
   * Hands lines in and resolves to the batch's id.
   * @param mark a word of ours, by which `find` knows the batch again
   */
  submit(lines: readonly Line[], asked: Asked, mark: string): Promise<string>;
  /** The id of the batch that was handed in under a mark; undefined where there is none; absent where none can be told. */
  readonly find?: (mark: string) => Promise<string | undefined>;
  look(id: string): Promise<Progress>;
  /** The lines of a batch that has ended. Lines that were never begun are not among them. */
  results(id: string): AsyncIterable<LineResult>;
  cancel(id: string): Promise<void>;
}

/** Why a Batch API did not do what it was asked, as a sentence for the user, without the key. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    /** It may do so when it is asked again: a limit, a server's fault, a lost connection. */
    readonly passing: boolean,
  ) {
    super(message);
  }
}
