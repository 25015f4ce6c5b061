import type { Built } from './build';

/** The source of `src/routing/weights.data.ts`. */
export function render({ weights, step, thresholds }: Built): string {
  return `/**
 * The weights of the classifier of tasks: bytes from -127 to 127 in base64, by bucket, then type; each times \`step\`.
 * Learnt from test/fixtures/tasks/training. Written by \`npm run train:tasks\`, never by hand.
 */
export const weights =
  '${Buffer.from(weights.buffer).toString('base64')}';

export const step = ${step};

/** From which share of the winning type on a prompt's type is called clear or likely; else it is among those that hold so much. */
export const thresholds = { clear: ${thresholds.clear}, likely: ${thresholds.likely}, among: ${thresholds.among} } as const;
`;
}
