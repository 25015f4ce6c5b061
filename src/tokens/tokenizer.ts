/** The encodings OpenAI publishes: counts in them are exact. */
export const encodings = ['o200k_base', 'o200k_harmony', 'cl100k_base', 'p50k_base', 'r50k_base'] as const;

export type Encoding = (typeof encodings)[number];

/** A family of models whose tokenizer is not public or not shipped here: counts are estimates with bounds. */
export type Family = 'claude' | 'gemini' | 'llama' | 'mistral' | 'deepseek' | 'qwen' | 'unknown';

/** What a model counts with. */
export type Tokenizer = Encoding | Family;

/** A number of tokens: `low <= truth <= high`; all three are equal when `basis` is `exact`. */
export interface TokenCount {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly basis: 'exact' | 'estimate';
}

/** Counts tokens. Special tokens in text (`<|endoftext|>`) are counted as the text they are. Never throws on any string. */
export interface Tokens {
  /** Exact number of tokens of `text` in `encoding`. */
  count(text: string, encoding: Encoding): number;
  /** Tokens of `text` for `tokenizer`: exact for an encoding, an estimate with bounds for a family. */
  measure(text: string, tokenizer: Tokenizer): TokenCount;
}
