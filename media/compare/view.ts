import type { Machine } from '../../src/prices/machine';

/**
 * What the comparison shows. Amounts are whole nano-dollars and not yet words: the page sorts by them, and multiplies
 * them by the calls a month that are typed into it.
 */
export interface CompareView {
  readonly place: Place;
  /** The prompt's name, and its file within the workspace. */
  readonly prompt: string;
  readonly file: string;
  /** The day of the price list, in words. */
  readonly pricedAsOf: string;
  /** What a call is taken to answer, in words. */
  readonly output: string;
  readonly own: OwnModel;
  readonly recorded: Recorded;
  /** Cheapest first; the prompt's own model is among them if it has a price. */
  readonly models: readonly ModelRow[];
}

/** Which prompt: survives a reload of the window. */
export interface Place {
  readonly uri: string;
  /** Its number within the file, from 0. */
  readonly index: number;
}

/** The model the prompt is on now. */
export interface OwnModel {
  readonly name: string;
  /** Its row in `models`; null when it has no price. */
  readonly id: string | null;
  /** Why it has none, as a sentence; empty when it has one. */
  readonly note: string;
}

/** The calls of the prompt that the ledger knows. */
export interface Recorded {
  readonly calls: number;
  /** Local days they were made in. */
  readonly days: number;
}

export interface ModelRow {
  /** `provider/model`. */
  readonly id: string;
  readonly model: string;
  readonly provider: string;
  readonly deprecated: boolean;
  readonly input: InputTokens;
  readonly outputTokens: number;
  /** Tokens that the answer takes of the context window. */
  readonly answerRoom: number;
  readonly costNano: number;
  /** With all input read from the provider's cache; null where that has no price. */
  readonly cachedNano: number | null;
  /** In a batch; null where no price is known. */
  readonly batchNano: number | null;
  readonly contextWindow: number | null;
  /** The user's own machine that it runs on. */
  readonly machine: Machine | null;
}

export interface InputTokens {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}
