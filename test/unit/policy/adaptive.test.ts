import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/policy';
import { follow, judged } from './asking';

const adaptive = (over: object = {}) => ({
  adaptive: ['gpt-4o-mini', 'gpt-4.1'],
  checks: [{ kind: 'json' }],
  quality: 0.8,
  ...over,
});

const first = (entry: unknown, calls: readonly Judged[]) => follow(entry, {}, { judged: calls });

describe('a policy that learns', () => {
  it('stays where it is while nothing is known, and tries nothing unless asked', () => {
    expect(first(adaptive(), [])).toMatchObject({
      models: ['gpt-4o'],
      reason: '“mine” stays on gpt-4o: nothing else is known to be better',
    });
    expect(first(adaptive(), judged('gpt-4o', 400, 390))?.models).toEqual(['gpt-4o']);
    // Known of the other alone: there is nothing to hold it against.
    expect(first(adaptive(), judged('gpt-4o-mini', 400, 400))?.models).toEqual(['gpt-4o']);
  });

  it('goes where as much passes for less', () => {
    const calls = [...judged('gpt-4o', 40, 39), ...judged('gpt-4o-mini-2024-07-18', 40, 39)];
    expect(first(adaptive(), calls)).toMatchObject({
      models: ['gpt-4o-mini'],
      reason:
        '“mine” gives it to gpt-4o-mini: 98 % on 40 judged calls, gpt-4o 98 % on 40, at 6 % of its cost',
    });
    expect(first(adaptive(), calls.slice(0, 60))?.models).toEqual(['gpt-4o']);
    expect(first(adaptive({ slowestMs: 500 }), calls)?.models).toEqual(['gpt-4o']);
  });

  it('weighs quality against cost as it is told', () => {
    const calls = [...judged('gpt-4o', 100, 100), ...judged('gpt-4o-mini', 100, 70)];
    expect(first(adaptive({ quality: 0.9 }), calls)?.models).toEqual(['gpt-4o']);
    expect(first(adaptive({ quality: 0.5 }), calls)?.models).toEqual(['gpt-4o-mini']);
  });

  const calls = fc.array(
    fc.record({
      model: fc.constantFrom('gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-nano'),
      scorePermille: fc.nat(1000),
      costNano: fc.option(fc.nat(10_000)),
      latencyMs: fc.nat(5000),
    }),
    { maxLength: 150 },
  );

  it('is the same for the same calls, and chooses none but its own models', () => {
    fc.assert(
      fc.property(calls, fc.double({ min: 0, max: 1, noNaN: true }), (known, quality) => {
        const entry = adaptive({ quality, explore: 0.1, atLeast: 10 });
        const decision = first(entry, known);
        expect(['gpt-4o', 'gpt-4o-mini', 'gpt-4.1']).toContain(decision?.models[0]);
        expect(first(entry, [...known])).toEqual({ ...decision, checks: expect.anything() });
      }),
    );
  });

  it('gives up no quality where quality is all that counts', () => {
    fc.assert(
      fc.property(calls, known => {
        const model = first(adaptive({ quality: 1, atLeast: 10 }), known)!.models[0]!;
        const priced = (of: string) => known.filter(it => it.model === of);
        const mean = (of: string) =>
          priced(of).reduce((sum, it) => sum + it.scorePermille, 0) / priced(of).length;
        if (model !== 'gpt-4o') expect(mean(model)).toBeGreaterThan(mean('gpt-4o'));
      }),
    );
  });

  it('tries other models in no more than the share it may', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (explore, length) => {
          const known: Judged[] = [];
          for (let index = 0; index < length; index++) {
            const model = first(adaptive({ explore }), known)!.models[0]!;
            known.push(...judged(model, 1, model === 'gpt-4o' ? 1 : 0));
          }
          const tried = known.filter(it => it.model !== 'gpt-4o').length;
          expect(tried).toBeLessThanOrEqual(explore * length);
        },
      ),
      { numRuns: 30 },
    );
    const known: Judged[] = [];
    for (let index = 0; index < 100; index++) {
      known.push(...judged(first(adaptive({ explore: 0.1 }), known)!.models[0]!, 1, 1));
    }
    expect(known.filter(it => it.model !== 'gpt-4o')).toHaveLength(10);
  });
});
