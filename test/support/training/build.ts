import { fewestWith, scores, softmax } from '../../../src/routing/classifier';
import { features } from '../../../src/routing/features';
import { taskTypes } from '../../../src/routing/taskType';
import type { Example } from './examples';
import { type Case, learn } from './softmax';

/**
 * Of the prompts that are called clear or likely, at least so many must have been of that type; of the others, so many
 * of one of the types between which the classifier hesitates.
 */
const wanted = { clear: 0.95, likely: 0.85, among: 0.95 } as const;

/** How many parts the files are dealt into, each of which is judged by what was learnt from the others. */
const parts = 5;

/**
 * What the product ships: weights as whole numbers of -127 to 127 times `step`, from which share on it is sure, and
 * what share the types hold together between which it hesitates.
 */
export interface Built {
  readonly weights: Int8Array;
  readonly step: number;
  readonly thresholds: { readonly clear: number; readonly likely: number; readonly among: number };
}

/** A prompt judged: what share each type had, that of the winner, and the place of the right one. */
interface Judged {
  readonly shares: Float64Array;
  readonly share: number;
  readonly target: number;
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
  const likely = thresholdFor(judged, wanted.likely);
  return {
    weights: Int8Array.from(weights, it => Math.round(it / step)),
    step,
    thresholds: {
      clear: thresholdFor(judged, wanted.clear),
      likely,
      among: shareAmong(judged.filter(it => it.share < likely)),
    },
  };
}

function caseOf({ type, text }: Example): Case {
  return { features: features(text), target: taskTypes.indexOf(type) };
}

function judge(weights: Float64Array, { features, target }: Case): Judged {
  const shares = softmax(scores(features, weights, 1));
  return { shares, share: Math.max(...shares), target };
}

/** The lowest share, in hundredths, from which on at least `wanted` of the judged were right. */
function thresholdFor(judged: readonly Judged[], wanted: number): number {
  for (let hundredths = 10; hundredths < 100; hundredths++) {
    const above = judged.filter(({ share }) => share >= hundredths / 100);
    const right = above.filter(it => it.shares.indexOf(it.share) === it.target).length;
    if (right >= wanted * above.length) return hundredths / 100;
  }
  throw new Error(`No share makes ${wanted * 100} % of the prompts right: the training has failed.`);
}

/** The lowest share, in hundredths, for which the fewest types that hold it have the right one among them often enough. */
function shareAmong(unsure: readonly Judged[]): number {
  for (let hundredths = 50; hundredths < 100; hundredths++) {
    const held = unsure.filter(it => fewestWith(it.shares, hundredths / 100).includes(it.target)).length;
    if (held >= wanted.among * unsure.length) return hundredths / 100;
  }
  throw new Error(
    `No share has the right type among ${wanted.among * 100} % of the prompts: the training has failed.`,
  );
}
