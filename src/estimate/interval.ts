/** What the middle of some numbers is, and between which bounds the next one will be. */
export interface Interval {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/**
 * Bounds for the number that comes next, if it comes from where `numbers` did: it is below `low` with a chance of at
 * most one in `tail`, and above `high` likewise, however they are distributed. The k-th smallest and the k-th largest
 * of n do so, k = (n + 1) / tail rounded down, as the next number is equally likely to fall into each of the n + 1
 * gaps (Wilks, "Determination of sample sizes for setting tolerance limits", 1941). `undefined` for fewer than
 * `tail - 1` numbers: of those not even the smallest and the largest are such bounds.
 */
export function intervalOf(numbers: readonly number[], tail: number): Interval | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const n = sorted.length;
  const k = Math.floor((n + 1) / tail);
  if (k < 1) return undefined;
  const at = (index: number) => sorted[index] as number;
  const middle = (at((n - 1) >> 1) + at(n >> 1)) / 2;
  return { low: at(k - 1), middle, high: at(n - k) };
}
