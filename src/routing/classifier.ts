import { type Features, features } from './features';
import { taskTypes } from './taskType';
import { step, weights } from './weights.data';

/** What a text's values are multiplied by before they are weighed: chosen with the other rates of learning. */
export const scale = 4;

let decoded: Int8Array | undefined;

/**
 * How the types of task divide a text among them, in the order of `taskTypes`; the shares add up to one. They order
 * types and texts; they are no probabilities, and no user sees them.
 */
export function sharesOf(text: string): Float64Array {
  decoded ??= Int8Array.from(atob(weights), it => it.charCodeAt(0));
  return softmax(scores(features(text), decoded, step));
}

/** The score of every type: the weights of the buckets found, times `step`, by their values. */
export function scores(found: Features, weights: ArrayLike<number>, step: number): Float64Array {
  const classes = taskTypes.length;
  const sums = new Float64Array(classes);
  found.buckets.forEach((bucket, i) => {
    const value = (found.values[i] ?? 0) * scale * step;
    for (let c = 0; c < classes; c++) {
      sums[c] = (sums[c] ?? 0) + value * (weights[bucket * classes + c] ?? 0);
    }
  });
  return sums;
}

/** Scores to shares that add up to one. */
export function softmax(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const powers = scores.map(it => Math.exp(it - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map(it => it / sum);
}

/** The fewest types that together hold at least `share` of a text, the largest first, by their places in `taskTypes`. */
export function fewestWith(shares: Float64Array, share: number): readonly number[] {
  const places = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  let held = 0;
  const last = places.findIndex(it => {
    held += shares[it] ?? 0;
    return held >= share;
  });
  return last === -1 ? places : places.slice(0, last + 1);
}
