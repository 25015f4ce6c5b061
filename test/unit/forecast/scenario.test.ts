import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ModelSpend, type Scenario, whatIf } from '../../../src/forecast';

const row = (model: string, costNano: number, tokens: Partial<ModelSpend> = {}): ModelSpend => ({
  model,
  calls: 10,
  input: 10_000,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 1_000,
  costNano,
  ...tokens,
});

/** Dear costs ten times what cheap does; cached input a tenth; nothing is known of others. */
const priceOf = (
  model: string,
  { input, cacheRead, output }: { input: number; cacheRead: number; output: number },
) => {
  const rate = { dear: 100, cheap: 10 }[model];
  return rate === undefined ? undefined : rate * (input + cacheRead / 10 + 4 * output);
};

it('puts the calls of one model on another, and leaves the others', () => {
  const rows = [row('dear', 5_000), row('cheap', 70)];
  expect(whatIf(rows, { kind: 'model', from: 'dear', to: 'cheap' }, priceOf)).toEqual({
    nowNano: 5_070,
    thenNano: 570,
    unpriced: [],
  });
});

it('reads more of the input from the cache, never less than it was', () => {
  const rows = [row('dear', 14_000), row('dear', 5_000, { input: 1_000, cacheRead: 9_000 })];
  const { thenNano } = whatIf(rows, { kind: 'cached', share: 0.4 }, priceOf);
  expect(thenNano).toBe(14_000 * ((600 + 40 + 400) / 1_400) + 5_000);
});

it('says which models have no price, and counts their calls as they were', () => {
  const rows = [row('dear', 5_000), row('ours', 300)];
  expect(whatIf(rows, { kind: 'cached', share: 1 }, priceOf)).toMatchObject({ unpriced: ['ours'] });
  expect(whatIf(rows, { kind: 'model', from: 'dear', to: 'ours' }, priceOf)).toEqual({
    nowNano: 5_300,
    thenNano: 5_300,
    unpriced: ['dear'],
  });
});

it('multiplies calls', () => {
  expect(whatIf([row('ours', 300)], { kind: 'calls', times: 3 }, priceOf)).toMatchObject({
    nowNano: 300,
    thenNano: 900,
  });
});

it('refuses figures that mean nothing', () => {
  const wrong: Scenario[] = [
    { kind: 'cached', share: 1.5 },
    { kind: 'cached', share: Number.NaN },
    { kind: 'calls', times: -1 },
  ];
  for (const scenario of wrong) expect(() => whatIf([], scenario, priceOf)).toThrow(/not (1\.5|NaN|-1)/);
});

it('never makes a call dearer by caching more, and keeps whole nano-dollars', () => {
  const tokens = fc.nat(100_000);
  const rows = fc.array(
    fc.record({ input: tokens, cacheRead: tokens, output: tokens, costNano: fc.nat(10 ** 12) }),
  );
  fc.assert(
    fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (made, share) => {
      const { nowNano, thenNano } = whatIf(
        made.map(it => row('dear', it.costNano, it)),
        { kind: 'cached', share },
        priceOf,
      );
      expect(thenNano).toBeLessThanOrEqual(nowNano);
      expect(Number.isSafeInteger(thenNano)).toBe(true);
    }),
  );
});
