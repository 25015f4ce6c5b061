/** Tokens of one call in disjoint buckets. Reasoning tokens are a part of `output`. */
export interface Usage {
  /** Input tokens that were neither read from nor written to the provider's prompt cache. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
}

/** A model with a price. */
export interface Model {
  /** The catalogue's id, such as `gpt-4o-mini`. */
  readonly id: string;
  /** The catalogue's provider id, such as `openai`. */
  readonly provider: string;
  /** The name people know it by. */
  readonly name: string;
  /** What its tokens are counted with: an encoding or a family of `tokens/`. */
  readonly tokenizer: Tokenizer;
  /** Tokens a request and its answer may hold together. */
  readonly contextWindow?: number;
  /** Tokens an answer may hold. */
  readonly maxOutput?: number;
  /** Today's list prices, nano-dollars a token (1 nano-dollar a token is $0.001 a million); may be fractional. */
  readonly inputNanoPerToken: number;
  readonly cacheReadNanoPerToken?: number;
  readonly cacheWriteNanoPerToken?: number;
  readonly outputNanoPerToken: number;
  /** No longer served, or about to be: never suggested. */
  readonly deprecated?: boolean;
  /** Not for text prompts: embeddings, speech, images, ranking, moderation. */
  readonly specialised?: boolean;
}

type Tokenizer =
  | 'o200k_base'
  | 'o200k_harmony'
  | 'cl100k_base'
  | 'p50k_base'
  | 'r50k_base'
  | 'claude'
  | 'gemini'
  | 'llama'
  | 'mistral'
  | 'deepseek'
  | 'qwen'
  | 'unknown';

export interface Priced {
  readonly kind: 'priced';
  readonly model: Model;
  /** Nano-dollars (1e-9 USD), an integer, rounded once. */
  readonly costNano: number;
}

/** No price is known: the reason is a sentence for the user. */
export interface Unpriced {
  readonly kind: 'unpriced';
  readonly model: string;
  readonly because: string;
  /** Nothing is wrong with the name: it leaves the choice to a tool, or means a model that nobody bills. */
  readonly expected?: true;
}

export type Cost = Priced | Unpriced;

/** The price catalogue. */
export interface Prices {
  /** The day the catalogue was last brought up to date, `YYYY-MM-DD`. */
  readonly pricedAsOf: string;
  /** Every priced model, by provider then id. */
  all(): readonly Model[];
  /**
   * The model people mean by `name` (`GPT-4.1 (copilot)`, `openai/gpt-4o-mini`, `sonnet`, a dated snapshot).
   * `undefined` when in doubt: a name never falls to a model of another price class.
   */
  resolve(name: string): Model | undefined;
  /** What a call cost, or would cost, at the list prices of `at` (default: today). */
  cost(model: string | Model, usage: Usage, at?: Date): Cost;
}
