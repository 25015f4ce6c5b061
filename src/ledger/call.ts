/**
 * How a call ended. `error`: nothing was billed. `cut`: it broke off or was cancelled when the provider already had the
 * request; what is known of it is counted, and the provider may bill more.
 */
export type CallStatus = 'ok' | 'error' | 'cut';

/** One model call. Holds no prompt text and no key, ever. */
export interface Call {
  /** Unique, made by the caller (a UUID): recording the same id twice keeps one row. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The model's id as it was billed: what the provider said it used. */
  readonly model: string;
  /** The model's id as it was asked for. */
  readonly askedModel: string;
  readonly provider: string;
  /** Tokens in disjoint buckets; reasoning is a part of `output`. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  /** `estimate` when the provider sent no usage. */
  readonly usageFrom: 'provider' | 'estimate';
  /** Nano-dollars; null when the model is unpriced, and when a subscription covers the call. */
  readonly costNano: number | null;
  /** The subscription that covers the call, in the user's words; empty as a rule. */
  readonly coveredBy: string;
  /** Nano-dollars that caches, routing or minimising saved on this call. */
  readonly savedNano: number;
  readonly workspace: string;
  /** Path within the workspace, with `#name` where the file holds several prompts. */
  readonly prompt: string;
  readonly task: string;
  readonly user: string;
  /** What made the call: `run`, `sample`, `gateway`, or an importer's name. */
  readonly source: string;
  readonly status: CallStatus;
  /** Requests made, the first one included: 3 is a call that was retried twice, 0 one that could not be sent. */
  readonly attempts: number;
  /** Milliseconds, whole, from the first request to the end. */
  readonly latencyMs: number;
  /** Milliseconds, whole, to the first token; null when none came. */
  readonly firstTokenMs: number | null;
  /** What went wrong, without secrets; empty when nothing did. */
  readonly error: string;
  /** Input tokens as they were counted of what was sent, uncorrected; null where it was not seen, or not all counted. */
  readonly countedInput: number | null;
  /** The kind most of the text sent is of, a `ContentClass` of `tokens/`; empty where it was not seen. */
  readonly content: string;
}
