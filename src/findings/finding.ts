/** Stable ids, shown beside the message and used to dismiss. */
export type FindingCode =
  | 'cheaper-model'
  | 'cache-order'
  | 'duplicate'
  | 'context-window'
  | 'unpriced'
  | 'minimise'
  | 'over-budget'
  | 'unreadable';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** A full sentence. */
  readonly message: string;
  /** Offsets into the file. */
  readonly start: number;
  readonly end: number;
  /** Name of the prompt it is about, where it is about one. */
  readonly prompt?: string;
  /** Saved per call by following it. */
  readonly savingNano?: number;
  readonly savingTokens?: number;
  /** For `cheaper-model`: the model suggested. */
  readonly model?: string;
}
