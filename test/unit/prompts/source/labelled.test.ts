import { describe, expect, it } from 'vitest';
import { scoreOf } from './labelled';

// `held-out` was written before there was a detector, and is not looked at while it is tuned; `tuned` was.
describe.each(['held-out.txt'])('literals labelled by hand: %s', set => {
  it('finds nine of ten prompts, with one false alarm in twenty at most', () => {
    const score = scoreOf(set);
    expect(score.labels).toBeGreaterThanOrEqual(100);
    expect([score.precision, score.wrong]).toEqual([expect.closeTo(1, 1.3), score.wrong]);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recall).toBeGreaterThanOrEqual(0.9);
  });
});
