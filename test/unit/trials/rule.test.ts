import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide, type ScoredPair, usualRule } from '../../../src/trials';

/** So many pairs, of which the cheap model fails `wrong` and the other none. */
const failing = (pairs: number, wrong: number): ScoredPair[] =>
  Array.from({ length: pairs }, (_, at) => ({ cheap: at < wrong ? 0 : 1, other: 1 }));

const score = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 20 }).map(it => it / 20),
);
const pair = fc.record({ cheap: score, other: score });
const pairs = fc.array(pair, { maxLength: 120 });
const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;

describe('the rule', () => {
  it.each([
    [30, 0, 'downgrade'],
    [40, 0, 'downgrade'],
    [29, 0, 'more'],
    [30, 1, 'more'],
    [30, 3, 'more'],
    [30, 5, 'keep'],
    [30, 15, 'keep'],
    [200, 4, 'downgrade'],
    [10, 10, 'keep'],
    [9, 9, 'more'],
    [0, 0, 'more'],
  ] as const)('says of %i pairs with %i failures: %s', (size, wrong, kind) => {
    expect(decide(failing(size, wrong)).kind).toBe(kind);
  });

  it('says how many more pairs are wanted', () => {
    expect(decide(failing(12, 0))).toMatchObject({ kind: 'more', more: 18 });
    // 1 in 30 fails: its deviation is 0.183, and 0.9667 less that over √n is 0.95 at n = 120.
    expect(decide(failing(30, 1))).toMatchObject({ kind: 'more', more: 90 });
  });

  it('tells a check that nobody passes from a model that does not do', () => {
    const nobody = Array.from({ length: 30 }, () => ({ cheap: 0, other: 0 }));
    expect(decide(nobody).kind).toBe('unfit');
    expect(decide(nobody.slice(0, 12)).kind).toBe('more');
  });

  it('gives up where a difference would take too many runs to tell', () => {
    const close = [...failing(100, 5), ...failing(1, 0)].map((it, at) => ({
      ...it,
      other: at % 100 === 0 ? 0.9 : 1,
    }));
    expect(decide(close)).toMatchObject({ kind: 'keep', because: 'too close' });
  });
});

describe('whatever the scores', () => {
  it('never moves anybody below its number of pairs, or where the cheap mean falls short', () => {
    fc.assert(
      fc.property(pairs, scores => {
        const decision = decide(scores);
        if (decision.kind !== 'downgrade') return;
        expect(scores.length).toBeGreaterThanOrEqual(usualRule.fewest);
        const floor = usualRule.keep * mean(scores.map(it => it.other));
        expect(mean(scores.map(it => it.cheap)) + 1e-9).toBeGreaterThanOrEqual(floor);
      }),
    );
  });

  it('does not look at their order', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), (scores, by) => {
        const turned = scores.map((_, at) => scores[(at + by) % scores.length]!);
        const [a, b] = [decide(scores), decide(turned)];
        expect(b.kind).toBe(a.kind);
        expect(b.keeps).toBeCloseTo(a.keeps, 9);
      }),
    );
  });

  it('a better answer of the cheap model, or a worse one of the other, never loses it the place', () => {
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 30, maxLength: 60 }),
        fc.nat(),
        score,
        fc.boolean(),
        (scores, which, given, isCheap) => {
          const before = scores[which % scores.length]!;
          const after = isCheap
            ? { ...before, cheap: Math.max(before.cheap, given) }
            : { ...before, other: Math.min(before.other, given) };
          const better = scores.map(it => (it === before ? after : it));
          if (lower(scores) < 1e-9) return;
          expect(decide(better).kind).not.toMatch(/keep|more/);
        },
      ),
    );
  });

  it('wants as many more as decide, if they turn out alike', () => {
    let wanted = 0;
    fc.assert(
      fc.property(fc.array(pair, { minLength: 30, maxLength: 60 }), scores => {
        const decision = decide(scores);
        if (decision.kind !== 'more') return;
        wanted++;
        const times = Math.ceil((scores.length + decision.more) / scores.length) + 1;
        const repeated = Array.from({ length: times }, () => scores).flat();
        expect(decide(repeated).kind).not.toBe('more');
      }),
      { numRuns: 1000 },
    );
    expect(wanted).toBeGreaterThan(20);
  });

  it('measures what it says', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 50 }), scores => {
        const { cheapMean, otherMean, keeps, standardError }: Decision = decide(scores);
        expect(cheapMean).toBeCloseTo(mean(scores.map(it => it.cheap)), 12);
        expect(keeps * otherMean).toBeCloseTo(otherMean > 0 ? cheapMean : 0, 9);
        expect(standardError).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** By how much the cheap model's bound passes what it has to keep. */
function lower(scores: readonly ScoredPair[]): number {
  const { cheapMean, otherMean, standardError } = decide(scores);
  return cheapMean - standardError - usualRule.keep * otherMean;
}
