import { buckets, type Features } from '../../../src/routing/features';
import { randomFrom } from '../../bench/corpora';

/** A text to learn from: its features and the index of its class. */
export interface Case {
  readonly features: Features;
  readonly target: number;
}

/** Weights by bucket, then class, and one for every class alone. */
export interface Model {
  readonly classes: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** How the weights are learnt; chosen on the training prompts alone, each file of them left out in turn. */
const rounds = 30;
const rate = 0.5;
const decay = 2e-5;
const scale = 6;

/**
 * Multinomial logistic regression by stochastic gradient descent with a step for each weight (AdaGrad). The order of
 * the cases follows from a fixed seed, so that the same cases give the same weights.
 */
export function learn(cases: readonly Case[], classes: number): Model {
  const model = { classes, weights: new Float64Array(buckets * classes), biases: new Float64Array(classes) };
  const sums = new Float64Array(buckets * classes).fill(1e-2);
  const random = randomFrom(1);
  const order = cases.map((_, i) => i);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const i of order) {
      const it = cases[i];
      if (it) step(model, sums, it);
    }
  }
  return model;
}

/** One step down the gradient of the cross entropy of one case. */
function step({ classes, weights, biases }: Model, sums: Float64Array, { features, target }: Case): void {
  const shares = sharesOf({ classes, weights, biases }, features);
  features.buckets.forEach((bucket, i) => {
    const value = (features.values[i] ?? 0) * scale;
    for (let c = 0; c < classes; c++) {
      const at = bucket * classes + c;
      const weight = weights[at] ?? 0;
      const slope = ((shares[c] ?? 0) - (c === target ? 1 : 0)) * value + decay * weight;
      const sum = (sums[at] ?? 0) + slope * slope;
      sums[at] = sum;
      weights[at] = weight - (rate * slope) / Math.sqrt(sum);
    }
  });
}

/** The share of each class, as the model has it; they add up to one. */
export function sharesOf({ classes, weights, biases }: Model, { buckets: found, values }: Features): Float64Array {
  const scores = Float64Array.from(biases);
  found.forEach((bucket, i) => {
    const value = (values[i] ?? 0) * scale;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + value * (weights[bucket * classes + c] ?? 0);
  });
  const highest = Math.max(...scores);
  const powers = scores.map(it => Math.exp(it - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map(it => it / sum);
}

function shuffle(order: number[], below: (limit: number) => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
