import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleTimes } from '../../../../src/editor/run/sampleTimes';
import { lastDays } from '../../../../src/editor/words/calls';

const moment = fc.date({ min: new Date(2026, 0, 1), max: new Date(2027, 0, 1), noInvalidDate: true });

describe('sample runs', () => {
  it('lie within the last 30 local days, today included, and never in the future', () => {
    fc.assert(
      fc.property(moment, now => {
        const times = sampleTimes(12, now).map(it => it.at);
        const first = new Date(lastDays(now, 30)[0]!).setHours(0, 0, 0, 0);
        expect(Math.min(...times)).toBeGreaterThanOrEqual(first);
        expect(Math.max(...times)).toBe(now.getTime());
      }),
    );
  });

  it('give every prompt its turn, the first more often than the last', () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (const { sample } of sampleTimes(12, new Date(2026, 10, 21, 14))) counts[sample]!++;
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts[0]).toBeGreaterThan(counts[11]!);
  });

  it('are none without prompts', () => {
    expect(sampleTimes(0, new Date())).toEqual([]);
  });
});
