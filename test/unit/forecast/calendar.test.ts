import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysFrom, periodOf, weekday } from '../../../src/forecast/calendar';

it('knows the week of a day, which begins on Monday, and its month', () => {
  expect(periodOf('week', '2026-11-26')).toEqual({ first: '2026-11-23', last: '2026-11-29' });
  expect(periodOf('month', '2028-02-10')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
  expect(periodOf('month', '2026-12-31')).toEqual({ first: '2026-12-01', last: '2026-12-31' });
  expect(periodOf('day', '2026-11-26')).toEqual({ first: '2026-11-26', last: '2026-11-26' });
});

it('counts days across the change of the clocks and of the year', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysFrom('2026-12-30', '2027-01-02')).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(daysFrom('2026-12-30', '2026-12-29')).toEqual([]);
});

it('refuses what is no day', () => {
  for (const day of ['2026-02-30', '2026-2-3', 'today', ''])
    expect(() => addDays(day, 1)).toThrow('is not a day');
});

it('holds a day in the period of it, and in no other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_000, max: 60_000 }),
      fc.constantFrom('day', 'week', 'month'),
      (days, period) => {
        const day = addDays('1995-01-01', days);
        const { first, last } = periodOf(period, day);
        expect(first <= day && day <= last).toBe(true);
        expect(periodOf(period, addDays(last, 1)).first).toBe(addDays(last, 1));
        if (period === 'week') expect(weekday(first)).toBe(0);
      },
    ),
  );
});
