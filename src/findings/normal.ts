/**
 * A text without what does not matter for whether it says the same: white space, case, and the marks of lists,
 * headings, quotations and emphasis. All else counts, so "a < b" and "a > b" differ.
 */
export function normalise(text: string): string {
  return text
    .replace(/^[ \t]*(?:[>#]+|[-+*•]|\d{1,3}[.)])[ \t]+/gm, ' ')
    .replace(/[*_`~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * A number that stands for a text: 48 bits, so that it is exact in JSON and two texts of a workspace of 100,000 share
 * one with a chance below 1 in 10,000. Two hashes after FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) side by
 * side, the second with a multiplier of its own.
 */
export function fingerprint(text: string): number {
  let [high, low] = [0x811c9dc5, 0x050c5d1f];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  return fold(high) * 2 ** 24 + fold(low);
}

/** 32 bits to 24, by the xor that FNV's authors advise. */
function fold(hash: number): number {
  return ((hash >>> 24) ^ hash) & 0xffffff;
}
