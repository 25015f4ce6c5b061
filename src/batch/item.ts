/** One input of a prompt, among many. */
export interface Item {
  /** Tells it from the others; letters, digits, `_` and `-`, at most 64. */
  readonly key: string;
  /** By placeholder. */
  readonly values: Readonly<Record<string, string>>;
}

/** What came of an item. */
export interface ItemResult {
  readonly key: string;
  /** The answer; null where there is none. */
  readonly text: string | null;
  /** Why there is none, as a sentence. */
  readonly error?: string;
}
