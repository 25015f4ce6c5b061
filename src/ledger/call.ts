/**
 * How a call ended. `error`: nothing was billed. `cut`: it broke off or was cancelled when the provider already had the
 * request; what is known of it is counted, and the provider may bill more. `retried`: an attempt that failed and was
 * made again: waste, in a row of its own beside its call's.
 */
export type CallStatus = 'ok' | 'error' | 'cut' | 'retried';

/** What answered: the provider, or a cache of ours, which costs nothing. */
export type ServedFrom = 'provider' | 'exact-cache' | 'semantic-cache';

/** One model call, or one attempt at it, or an aggregate of a log. Holds no prompt text and no key, ever. */
export interface Call {
  /**
   * Unique, made by the caller: a UUID, or for a call of a log its source and `sourceId`, so that the same call found
   * again is the same row.
   */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The model's id as it was billed: what the provider said it used. */
  readonly model: string;
  /** The model's id as it was asked for. */
  readonly askedModel: string;
  readonly provider: string;
  /** Tokens billed, in disjoint buckets; reasoning is a part of `output`. All 0 where a cache of ours answered. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  /** `estimate` when the provider sent no usage. */
  readonly usageFrom: 'provider' | 'estimate';
  /** Nano-dollars; null when the model is unpriced, and when a subscription covers the call. */
  readonly costNano: number | null;
  /** The part of `costNano` that paid for input, cached or not. */
  readonly inputNano: number | null;
  /**
   * Nano-dollars that the same answer costs at the list price of its date with all its input read anew; where a cache
   * of ours answered, what the call would have cost. Null when that is unknown.
   */
  readonly listNano: number | null;
  /** Nano-dollars that the same tokens cost on the model asked for; null when the call was not routed to another. */
  readonly askedNano: number | null;
  /** Where `costNano` is from: `catalogue DAY`, `own`, `log`; empty when there is none. */
  readonly priceFrom: string;
  /** Nano-dollars the log itself says the call cost, to compare; null when it says nothing. */
  readonly logCostNano: number | null;
  /** The subscription that covers the call, in the user's words; empty as a rule. */
  readonly coveredBy: string;
  readonly workspace: string;
  /**
   * Path within the workspace, with `#name` where the file holds several prompts; see `severalName` where several may
   * have made it.
   */
  readonly prompt: string;
  readonly task: string;
  readonly user: string;
  /** What made the call: `run`, `sample`, `gateway`, or an importer's name. */
  readonly source: string;
  /** The id the source's own log knows it by; empty for calls of ours. */
  readonly sourceId: string;
  /** Words of the user's to group by. */
  readonly tags: readonly string[];
  readonly status: CallStatus;
  /**
   * Which request of its call this is, the first is 1. On the call's own row, its last: 3 is a call that was retried
   * twice, 0 one that could not be sent.
   */
  readonly attempt: number;
  /** On a `retried` attempt the id of its call; empty on a call's own row. */
  readonly parent: string;
  readonly servedFrom: ServedFrom;
  /** Bought in a batch, as the price says. */
  readonly batch: boolean;
  /** Made for Promptmeter's own ends, to classify, embed, judge or rewrite: its cost is taken off the savings. */
  readonly overhead: boolean;
  /** Whether somebody waited for the answer; null when that is unknown. */
  readonly interactive: boolean | null;
  /** An aggregate of a log, not a call: kept apart and never summed with calls. */
  readonly aggregate: boolean;
  /** Requests that the row stands for: 1, and more for an aggregate. */
  readonly requests: number;
  /** Milliseconds, whole, from the first request to the end. */
  readonly latencyMs: number;
  /** Milliseconds, whole, to the first token; null when none came. */
  readonly firstTokenMs: number | null;
  /** What went wrong, without secrets; empty when nothing did. */
  readonly error: string;
  /** Input tokens as they were counted of what was sent, uncorrected; null where it was not seen, or not all counted. */
  readonly countedInput: number | null;
  /** `countedInput` as it would have been before the request was minimised on its way; null when it was not. */
  readonly inputBefore: number | null;
  /** Tokens of the prompt's own text, its placeholders not filled in; null where it was not seen. */
  readonly promptTokens: number | null;
  /** The kind most of the text sent is of, a `ContentClass` of `tokens/`; empty where it was not seen. */
  readonly content: string;
  /** One-way hash of model, messages and parameters: the same request again has the same. Empty where it was not seen. */
  readonly requestHash: string;
  /** Why it went to the model it went to, as a policy of the user's said; empty where none was asked. */
  readonly routeReason: string;
  /** What checks of the user's found the answer worth, in thousandths: 1,000 passed, null was not judged. */
  readonly scorePermille: number | null;
}

/** What a call's differences to its list price are due to, in nano-dollars; less than nothing where it cost more. */
export interface CallSavings {
  readonly providerCacheNano: number;
  readonly ownCacheNano: number;
  readonly minimisingNano: number;
  readonly routingNano: number;
}

/** A call as it is kept: with what it saved, worked out when it was recorded. */
export interface KeptCall extends Call, CallSavings {
  /** The sum of `CallSavings`. */
  readonly savedNano: number;
}

/** A call of which nothing is known but what must be: for logs, which each tell a part. */
export const unknownCall = {
  input: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  usageFrom: 'provider',
  costNano: null,
  inputNano: null,
  listNano: null,
  askedNano: null,
  priceFrom: '',
  logCostNano: null,
  coveredBy: '',
  workspace: '',
  prompt: '',
  task: '',
  user: '',
  sourceId: '',
  tags: [],
  status: 'ok',
  attempt: 1,
  parent: '',
  servedFrom: 'provider',
  batch: false,
  overhead: false,
  interactive: null,
  aggregate: false,
  requests: 1,
  latencyMs: 0,
  firstTokenMs: null,
  error: '',
  countedInput: null,
  inputBefore: null,
  promptTokens: null,
  content: '',
  requestHash: '',
  routeReason: '',
  scorePermille: null,
} as const satisfies Omit<Call, 'id' | 'at' | 'model' | 'askedModel' | 'provider' | 'source'>;
