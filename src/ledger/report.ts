/** A sum of calls. Token buckets are disjoint: `input` is uncached input. */
export interface Row {
  readonly calls: number;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  /** Sum over the priced calls. */
  readonly costNano: number;
  readonly savedNano: number;
  /** Calls whose model has no known price: their cost is not in `costNano`. */
  readonly unpricedCalls: number;
  /** Calls whose tokens are an estimate, because the provider sent no usage. */
  readonly estimatedCalls: number;
  /** Calls whose source is `sample`: made against a local test server, so nobody paid for them. */
  readonly sampleCalls: number;
  /** Calls that a subscription covers: they are neither in `costNano` nor in `unpricedCalls`. */
  readonly coveredCalls: number;
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
  coveredBy: [],
};

export interface ReportQuery {
  /** Local days up to and including today; default 30. */
  readonly days?: number;
  /** Only this workspace. */
  readonly workspace?: string;
}

/** Rows of each list are in descending order of cost; `byDay` ascends. The lists each sum to `totals`. */
export interface Report {
  readonly totals: Row;
  readonly byDay: readonly (Row & { readonly day: string })[];
  readonly byModel: readonly (Row & { readonly model: string })[];
  readonly byTask: readonly (Row & { readonly task: string })[];
  readonly byUser: readonly (Row & { readonly user: string })[];
  /** A prompt is a path within a workspace: the same path in two workspaces is two prompts. */
  readonly byPrompt: readonly (Row & { readonly workspace: string; readonly prompt: string })[];
}
