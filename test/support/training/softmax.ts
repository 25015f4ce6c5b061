import { scale, scores, softmax } from '../../../src/routing/classifier';
import { buckets, type Features } from '../../../src/routing/features';
import { taskTypes } from '../../../src/routing/taskType';
import { randomFrom } from '../../bench/corpora';

/** A text to learn from: its features and the place of its type in `taskTypes`. */
export interface Case {
  readonly features: Features;
  readonly target: number;
}

/** How the weights are learnt: chosen on the training prompts alone, each file of them left out in turn. */
const rounds = 8;
const rate = 0.1;
const decay = 2e-5;
const firstSum = 1e-2;

const classes = taskTypes.length;

/**
 * Multinomial logistic regression by stochastic gradient descent with a step of its own for each weight (AdaGrad). The
 * order of the cases follows from a fixed seed, so that the same cases always give the same weights: by bucket, then type.
 * Every type counts alike, however many cases there are of it.
 */
export function learn(cases: readonly Case[]): Float64Array {
  const weights = new Float64Array(buckets * classes);
  const sums = new Float64Array(buckets * classes).fill(firstSum);
  const counts = Array.from({ length: classes }, (_, type) => cases.filter(it => it.target === type).length);
  const below = randomFrom(1);
  const order = [...cases];
  for (let round = 0; round < rounds; round++) {
    shuffle(order, below);
    for (const it of order) {
      descend(weights, sums, it, cases.length / classes / (counts[it.target] ?? 1));
    }
  }
  return weights;
}

/** One step down the gradient of the cross entropy of one case, which counts for `part` of one. */
function descend(weights: Float64Array, sums: Float64Array, { features, target }: Case, part: number): void {
  const slopes = softmax(scores(features, weights, 1));
  slopes[target] = (slopes[target] ?? 0) - 1;
  features.buckets.forEach((bucket, i) => {
    const value = (features.values[i] ?? 0) * scale;
    for (let c = 0; c < classes; c++) {
      const at = bucket * classes + c;
      const weight = weights[at] ?? 0;
      const slope = part * (slopes[c] ?? 0) * value + decay * weight;
      const sum = (sums[at] ?? 0) + slope * slope;
      sums[at] = sum;
      weights[at] = weight - (rate * slope) / Math.sqrt(sum);
    }
  });
}

function shuffle(order: Case[], below: (limit: number) => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    const [a, b] = [order[i], order[j]];
    if (a && b) [order[i], order[j]] = [b, a];
  }
}
