import { expect, it } from 'vitest';
import { runRate } from '../../../src/ledger';

it('stretches what a month cost so far over the whole of it', () => {
  const noonOfThe15th = new Date(2026, 5, 15, 12).getTime();
  expect(runRate(1_450_000, noonOfThe15th)).toEqual({
    month: '2026-06',
    spentNano: 1_450_000,
    projectedNano: 3_000_000,
    method: 'run-rate',
  });
});

it('is what was spent at the end of the month, and finite at its start', () => {
  expect(runRate(700, new Date(2026, 5, 30, 23, 59, 59, 999).getTime()).projectedNano).toBe(700);
  expect(runRate(0, new Date(2026, 5, 1).getTime()).projectedNano).toBe(0);
});
