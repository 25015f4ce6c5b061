import type { Machine } from './machine';
import type { Tokenizer } from './tokenizer';

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
  /** The catalogue's provider id, such as `openai`; `own` for a price of the user's own. */
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
  /** The user's own machine that it runs on: a token is priced as its share of an hour in which it is never idle. */
  readonly machine?: Machine;
  /** No longer served, or about to be: never suggested. */
  readonly deprecated?: boolean;
  /** Not for text prompts: embeddings, speech, images, ranking, moderation. */
  readonly specialised?: boolean;
}

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
  /** The subscription that calls are covered by, in the user's words: they cost neither nothing nor an unknown sum. */
  readonly coveredBy?: string;
}

export type Cost = Priced | Unpriced;

/** How a call is bought. */
export interface Sale {
  /**
   * In a batch, which may take a day: half price at some providers, of unknown price at the others.
   * A name that its maker's list price stands for (`azure/gpt-4o`) has its maker's batch price too.
   */
  readonly batch?: boolean;
}

/** The price catalogue. */
export interface Prices {
  /** The day the catalogue was last brought up to date, `YYYY-MM-DD`. */
  readonly pricedAsOf: string;
  /** The entries of the user's own that could not be used, a sentence each. */
  readonly problems: readonly string[];
  /** Where a model's price is from: `own`, or `catalogue` and its day. */
  priceFrom(model: Model): string;
  /** Every priced model, by provider then id. */
  all(): readonly Model[];
  /**
   * The model people mean by `name` (`GPT-4.1 (copilot)`, `openai/gpt-4o-mini`, `sonnet`, a dated snapshot).
   * `undefined` when in doubt: a name never falls to a model of another price class. A name that a subscription
   * covers resolves to the catalogue's model, if any, for its tokenizer and limits.
   */
  resolve(name: string): Model | undefined;
  /** What a call cost, or would cost, at the list prices of `at` (default: today). */
  cost(model: string | Model, usage: Usage, at?: Date, sale?: Sale): Cost;
}
