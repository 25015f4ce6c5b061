/** A phrase to shorten. Blanks stand for any blank or one line end; patterns are regular expressions without flags. */
export interface Phrase {
  readonly from: string;
  /** `$1` stands for the first group, `$2` for the second. */
  readonly to: string;
  /** What must follow. */
  readonly before?: string;
  /** What must not follow. */
  readonly notBefore?: string;
  /** What must stand before it, and what must not; looked for in the 40 units before. */
  readonly after?: string;
  readonly notAfter?: string;
  /** A sentence with it, and what it becomes. */
  readonly changes: readonly [string, string];
  /** Sentences with the same words that stay, where there are such. */
  readonly keeps?: readonly string[];
}

/** Words after which "can" would break the verb: "not able to", "will be able to". */
export const negated =
  "(?:n['’]t|(?<!\\p{L})(?:not|never|cannot|to|will|would|should|shall|must|may|might|could|can|do|does|did|be|and|or|only|also))$";
/** One of these words, as the last before the phrase. */
export const word = (words: string): string => `(?<!\\p{L})(?:${words})$`;
export const plural = '(?:\\p{L}+ ){0,2}\\p{L}+s\\b';
export const ing = '\\p{L}+ing\\b';
export const determiner = '(?:the|this|that|these|those|your|their|its|our|my|each|any|an?)\\b';
/** A clause begins: a subject follows. */
export const subject =
  '(?:the|this|that|these|those|your|their|its|our|my|his|her|each|any|every|all|an?|it|they|you|we|I|he|she|there|users?|people|some(?:one)?|any(?:one)?|\\uFFFC)(?![\\p{L}])';
/** The phrase ends its clause or what follows could as well follow one word. */
export const clauseEnd =
  '(?:[^\\p{L}]|$|(?:and|or|to|in|for|with|by|when|if|so|as|at|from|using|via|but)\\b)';
