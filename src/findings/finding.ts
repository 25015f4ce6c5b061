/** Stable ids, shown beside the message and used to dismiss. Each has a page in `media/findings/`. */
export type FindingCode =
  | 'always-loaded'
  | 'cache-order'
  | 'cheaper-model'
  | 'context-window'
  | 'drift'
  | 'duplicate'
  | 'minimise'
  | 'over-budget'
  | 'tool-schema'
  | 'unpriced'
  | 'unreadable';

export interface Finding {
  readonly code: FindingCode;
  /** For `unpriced`: the name is in no catalogue. Whoever asks for `unpriced` finds those too. */
  readonly reason?: 'unknown-model';
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** A full sentence. */
  readonly message: string;
  /** Offsets into the file. */
  readonly start: number;
  readonly end: number;
  /** Name of the prompt it is about, where it is about one. */
  readonly prompt?: string;
  /** That prompt's number within the file, from 0. */
  readonly index?: number;
  /** Tells it from others of its code on the same prompt, and stays the same while the text it is about does. */
  readonly key?: string;
  /** Other places that belong to it, such as the first copy of a paragraph. */
  readonly related?: readonly Related[];
  /** Saved per call by following it. */
  readonly savingNano?: number;
  readonly savingTokens?: number;
  /**
   * For `cheaper-model`: the model suggested; for `drift`: the one that the prompt's own calls ask for, and are routed
   * away from.
   */
  readonly model?: string;
}

/** A place that a finding points to. */
export interface Related {
  /** The file it is in, named as the caller names files; absent for the finding's own. */
  readonly path?: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
