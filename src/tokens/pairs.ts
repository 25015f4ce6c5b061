/**
 * Which two tokens merge into which: open addressing, one word a slot, `tag << 18 | token + 1`, 0 for empty. The tag
 * is the rest of the hash, so that nearly every pair that does not merge is told by one read.
 */
export type Pairs = Int32Array;

/** Tokens are below this: 18 bits hold o200k_base's 199,998 and the 0. */
export const mostTokens = (1 << 18) - 1;

/** The two tokens each token was merged from: `split[2 * token]` and the one after. A single byte is its own two. */
export type Split = Int32Array;

/** An empty table for `tokens` tokens, at most half full. */
export function emptyPairs(tokens: number): Pairs {
  return new Int32Array(2 ** Math.ceil(Math.log2(tokens * 2)));
}

function hashOf(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** Adds that the two tokens of `split` of `token` merge into it. */
export function addPair(pairs: Pairs, split: Split, token: number): void {
  const hash = hashOf(split[2 * token] as number, split[2 * token + 1] as number);
  const mask = pairs.length - 1;
  let slot = (hash >>> 12) & mask;
  while (pairs[slot] !== 0) slot = (slot + 1) & mask;
  pairs[slot] = (hash << 18) | (token + 1);
}

/** The token `left` and `right` merge into; -1 if they do not merge. */
function merged(pairs: Pairs, split: Split, left: number, right: number): number {
  const hash = hashOf(left, right);
  const mask = pairs.length - 1;
  for (let slot = (hash >>> 12) & mask; ; slot = (slot + 1) & mask) {
    const word = pairs[slot] as number;
    if (word === 0) return -1;
    if (((word ^ (hash << 18)) & ~mostTokens) !== 0) continue;
    const token = (word & mostTokens) - 1;
    if (split[2 * token] === left && split[2 * token + 1] === right) return token;
  }
}

/**
 * Whether byte-pair encoding, given the bytes of `left` and `right` in a row, ends with exactly these two tokens: no
 * merge across the seam has a lower rank than the merges that made them (github/rust-gems, `bpe`,
 * `is_valid_token_pair`).
 */
export function standTogether(pairs: Pairs, split: Split, left: number, right: number): boolean {
  let limit = mostTokens;
  for (;;) {
    const token = merged(pairs, split, left, right);
    if (token >= 0 && token < limit) return false;
    if (left > right) {
      limit = left;
      left = split[2 * left + 1] as number;
      if (left === limit) {
        limit = right + 1;
        right = split[2 * right] as number;
        if (right + 1 === limit) return true;
      }
    } else {
      limit = right + 1;
      right = split[2 * right] as number;
      if (right + 1 === limit) {
        limit = left;
        left = split[2 * left + 1] as number;
        if (left === limit) return true;
      }
    }
  }
}
