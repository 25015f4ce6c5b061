import type { Realised } from './realised';

/** A sum of calls and of what their failed attempts used. Token buckets are disjoint: `input` is uncached input. */
export interface Row {
  readonly calls: number;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  /** Sum over the priced calls. */
  readonly costNano: number;
  /** Off the list price, by all measures of `Savings` together, before what is taken off them. */
  readonly savedNano: number;
  /** Calls whose model has no known price: their cost is not in `costNano`. */
  readonly unpricedCalls: number;
  /** Calls whose tokens are an estimate, because the provider sent no usage. */
  readonly estimatedCalls: number;
  /** Calls whose source is `sample`: made against a local test server, so nobody paid for them. */
  readonly sampleCalls: number;
  /** Calls that a subscription covers: they are neither in `costNano` nor in `unpricedCalls`. */
  readonly coveredCalls: number;
  /** Calls that failed or were cut. */
  readonly failedCalls: number;
  /** Attempts that failed and were made again; they are not among `calls`. */
  readonly retriedCalls: number;
  /** The part of `costNano` that failed and cut calls and retried attempts cost. */
  readonly wastedNano: number;
  /** The subscriptions of the covered calls, in the user's words, by name. */
  readonly coveredBy: readonly string[];
}

/** The sum of no calls. */
export const noCalls: Row = {
  calls: 0,
  input: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  costNano: 0,
  savedNano: 0,
  unpricedCalls: 0,
  estimatedCalls: 0,
  sampleCalls: 0,
  coveredCalls: 0,
  failedCalls: 0,
  retriedCalls: 0,
  wastedNano: 0,
  coveredBy: [],
};

export interface ReportQuery {
  /** Local days up to and including today; default 30. */
  readonly days?: number;
  /** Local days left out at the end: with 7 the days are those before the last week; default 0. */
  readonly skipDays?: number;
  /** Only this workspace. */
  readonly workspace?: string;
  /** Of the aggregates that were imported, instead of calls: the two may be about the same money, and are never added. */
  readonly aggregates?: boolean;
}

/** What was saved on calls, in nano-dollars and computed from each call's own prices; less than nothing is a loss. */
export interface Savings {
  /** By the provider's prompt cache, against reading all input anew. */
  readonly providerCacheNano: number;
  /** By answers out of caches of ours. */
  readonly ownCacheNano: number;
  /** By input tokens that minimising took out on the way. */
  readonly minimisingNano: number;
  /** By routing, against the model asked for. */
  readonly routingNano: number;
  /** What attempts that were made again cost. */
  readonly retriesNano: number;
  /** What calls to classify, embed, judge or rewrite cost. */
  readonly overheadNano: number;
  /** The first four less the last two. */
  readonly netNano: number;
}

/** Calls whose kind could cost less. */
export interface Potential {
  /** The same request had been answered before. */
  readonly repeatedCalls: number;
  readonly repeatedNano: number;
  /** Nobody waited for them and they were not in a batch. */
  readonly scriptCalls: number;
  readonly scriptNano: number;
}

/** Rows of each list are in descending order of cost; `byDay` ascends. The lists each sum to `totals`. */
export interface Report {
  readonly totals: Row;
  readonly byDay: readonly (Row & { readonly day: string })[];
  readonly byModel: readonly (Row & { readonly model: string })[];
  readonly byProvider: readonly (Row & { readonly provider: string })[];
  readonly byTask: readonly (Row & { readonly task: string })[];
  readonly byUser: readonly (Row & { readonly user: string })[];
  readonly bySource: readonly (Row & { readonly source: string })[];
  readonly byWorkspace: readonly (Row & { readonly workspace: string })[];
  /** A prompt is a path within a workspace: the same path in two workspaces is two prompts. */
  readonly byPrompt: readonly (Row & { readonly workspace: string; readonly prompt: string })[];
  readonly savings: Savings;
  readonly potential: Potential;
  /** Prompts whose text became shorter, and what that has saved since, whatever the days of the report. */
  readonly realised: readonly Realised[];
}
