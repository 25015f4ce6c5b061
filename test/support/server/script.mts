import type { ChatRequest } from './answer.mts';
import { sorted, tagged } from './sorting.mts';

/** What the server does with one request; everything left out is as a well-behaved provider does it. */
export interface Script {
  /** The answer; default: a short text that depends on the request. */
  readonly text?: string | ((request: ChatRequest) => string);
  /** The model named in the answer; default: the one asked for. */
  readonly model?: string;
  /** Tokens of hidden reasoning, inside `completion_tokens`. */
  readonly reasoningTokens?: number;
  /** Input tokens read from the provider's cache; default: as OpenAI caches prefixes, see `cache.mts`. */
  readonly cachedTokens?: number;
  /** `none` sends no usage; anything else is sent as it is. */
  readonly usage?: unknown;
  /** Milliseconds before the first piece of the answer. */
  readonly firstPieceMs?: number;
  /** Milliseconds between pieces. */
  readonly pieceMs?: number;
  /** The answer breaks off after so many pieces. */
  readonly cutAfter?: number;
  /** How it does: the connection is gone (the default), it ends as if all were said, or an error is sent in its stead. */
  readonly cut?: 'torn' | 'cleanly' | 'with an error';
  /** Refuses with this HTTP status instead of answering. */
  readonly status?: number;
  readonly retryAfter?: string;
  /** The refusal's `error.code` and `error.message`. */
  readonly code?: string;
  readonly message?: string;
  /** Answers with a web page, as something does that is no such server. */
  readonly page?: boolean;
  /** Takes the request and hangs up. */
  readonly hangUp?: boolean;
  /** Takes the request and never answers. */
  readonly silent?: boolean;
}

/** Scripts by name, for who can choose nothing but a base URL: `http://127.0.0.1:PORT/cut/v1`. */
export const scripts: Readonly<Record<string, Script>> = {
  sorting: { text: sorted },
  tagging: { text: tagged },
  slow: { firstPieceMs: 1500, pieceMs: 100 },
  reasoning: { reasoningTokens: 320 },
  cached: { cachedTokens: 1024 },
  cut: { cutAfter: 3 },
  'no-usage': { usage: 'none' },
  unauthorised: { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided: KEY.' },
  limited: {
    status: 429,
    retryAfter: '30',
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached for requests.',
  },
  broke: { status: 429, code: 'insufficient_quota', message: 'You exceeded your current quota.' },
  broken: { status: 500, message: 'The server had an error while processing your request.' },
  silent: { silent: true },
};
