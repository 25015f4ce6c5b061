import { scores, softmax } from '../../../src/routing/classifier';
import { features } from '../../../src/routing/features';
import { taskTypes } from '../../../src/routing/taskType';
import type { Example } from './examples';
import { type Case, learn } from './softmax';

/** Of the prompts that are called clear or likely, at least so many must have been of that type. */
const wanted = { clear: 0.95, likely: 0.85 } as const;

/** How many parts the files are dealt into, each of which is judged by what was learnt from the others. */
const parts = 5;

/** What the product ships: weights as whole numbers of -127 to 127 times `step`, and from which share on it is sure. */
export interface Built {
  readonly weights: Int8Array;
  readonly step: number;
  readonly thresholds: { readonly clear: number; readonly likely: number };
}

/** A prompt judged: what share the winning type had, and whether it was right. */
interface Judged {
  readonly share: number;
  readonly right: boolean;
}

/** Learns from the files of prompts; deterministic. */
export function build(files: ReadonlyMap<string, readonly Example[]>): Built {
  const cases = [...files.values()].map(it => it.map(caseOf));
  const weights = learn(cases.flat());
  const step = weights.reduce((most, it) => Math.max(most, Math.abs(it)), 0) / 127;
  const judged = Array.from({ length: parts }, (_, part) => {
    const others = learn(cases.filter((_, i) => i % parts !== part).flat());
    return cases.filter((_, i) => i % parts === part).flatMap(it => it.map(one => judge(others, one)));
  }).flat();
  return {
    weights: Int8Array.from(weights, it => Math.round(it / step)),
    step,
    thresholds: {
      clear: thresholdFor(judged, wanted.clear),
      likely: thresholdFor(judged, wanted.likely),
    },
  };
}

function caseOf({ type, text }: Example): Case {
  return { features: features(text), target: taskTypes.indexOf(type) };
}

function judge(weights: Float64Array, { features, target }: Case): Judged {
  const shares = softmax(scores(features, weights, 1));
  const share = Math.max(...shares);
  return { share, right: shares.indexOf(share) === target };
}

/** The lowest share, in hundredths, from which on at least `wanted` of the judged were right. */
function thresholdFor(judged: readonly Judged[], wanted: number): number {
  for (let hundredths = 10; hundredths < 100; hundredths++) {
    const above = judged.filter(({ share }) => share >= hundredths / 100);
    const right = above.filter(it => it.right).length;
    if (right >= wanted * above.length) return hundredths / 100;
  }
  throw new Error(`No share makes ${wanted * 100} % of the prompts right: the training has failed.`);
}
