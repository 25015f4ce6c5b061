/** Which kept answers a call may be given, and whether its own is kept. */
export interface Caching {
  /** Answers that were sampled too, not only those at temperature 0. */
  readonly sampled: boolean;
  /** Also the answer to the same question in other words. */
  readonly alike: boolean;
}

/** What a prompt, a setting or a request may say of the cache, in these words. */
export const cachings = ['off', 'exact', 'exact sampled', 'semantic', 'semantic sampled'] as const;

/**
 * Reads what is said of the cache; `undefined` where it is off. What is not understood is off too: an answer that
 * nobody wanted kept would be a harm, one that is paid twice is none.
 */
export function readCaching(words: string): Caching | undefined {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/[,\s]+/g, ' ');
  if (said === 'off' || !cachings.some(it => it === said)) return undefined;
  return { sampled: said.endsWith('sampled'), alike: said.startsWith('semantic') };
}
