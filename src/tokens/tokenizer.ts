/** The encodings OpenAI publishes: counts in them are exact. */
export const encodings = ['o200k_base', 'o200k_harmony', 'cl100k_base', 'p50k_base', 'r50k_base'] as const;

export type Encoding = (typeof encodings)[number];

/**
 * A family of models whose tokenizer is not public or not shipped here: counts are estimates with bounds. `claude` is
 * Claude up to 4.6, `claude-4.7` all since; `mistral-7b` Mistral's models with its first vocabulary, `tekken` those with
 * the one since NeMo, `mistral` either.
 */
export type Family =
  | 'claude'
  | 'claude-4.7'
  | 'gemini'
  | 'llama'
  | 'mistral'
  | 'mistral-7b'
  | 'tekken'
  | 'deepseek'
  | 'qwen'
  | 'unknown';

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

/** Counts documents that are being edited. */
export interface TokenDocuments {
  /** `text` as a document that keeps its exact count in `encoding`. */
  open(text: string, encoding: Encoding): TokenDocument;
}

/** A change as VS Code's `TextDocumentContentChangeEvent` has it; offsets are UTF-16. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Counts a document under edits, exactly, at a cost that does not grow with the document: some microseconds a
 * keystroke. Hand it every content change of the editor's document, whose line ends it must share; when `length` is no
 * longer the editor's, a change was missed and the document must be opened again.
 */
export interface TokenDocument {
  /** UTF-16 units. */
  readonly length: number;
  /** Tokens of the whole text. */
  readonly tokens: number;
  /** Takes the changes of one event: offsets refer to the text before it, ranges do not overlap. */
  change(changes: readonly TextChange[]): void;
  /** Tokens of the text between two offsets as a text of its own, as a message of a prompt is. */
  count(start: number, end: number): number;
}
