import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossing, type DaySpend, type Forecast, forecast } from '../../../src/forecast';
import { addDays, daysFrom, weekday } from '../../../src/forecast/calendar';

/** `costOf` dollars for each day from `first` to `last`. */
const spend = (first: string, last: string, costOf: (weekday: number) => number): readonly DaySpend[] =>
  daysFrom(first, last).map(day => ({ day, costNano: costOf(weekday(day)) * 1e9 }));

function forecastOf(days: readonly DaySpend[], today: string, dayGone = 0): Forecast {
  const found = forecast({ spend: days, today, dayGone });
  if (found.kind === 'none') throw new Error(found.because);
  return found;
}

describe('a forecast', () => {
  it('goes on with days that are all alike', () => {
    const found = forecastOf(
      spend('2026-09-01', '2026-11-15', () => 2),
      '2026-11-16',
    );
    expect(found).toMatchObject({
      first: '2026-11-01',
      last: '2026-11-30',
      spentNano: 30e9,
      expectedNano: 60e9,
    });
    expect(found.lowNano).toBeGreaterThan(50e9);
    expect(found.highNano).toBeLessThan(70e9);
  });

  it('knows that nobody works on Sundays', () => {
    const days = spend('2026-08-03', '2026-11-15', it => (it === 6 ? 0 : 10));
    const { daysAhead } = forecastOf(days, '2026-11-16');
    const costs = daysAhead.map(it => Math.round(it.costNano / 1e9));
    expect(costs.slice(0, 6)).toEqual([10, 10, 10, 10, 10, 10]);
    expect(costs[6]).toBeLessThanOrEqual(2);
  });

  it('believes a new level within two weeks, and a single wild day not at all', () => {
    const before = spend('2026-08-01', '2026-10-31', () => 1);
    const doubled = [...before, ...spend('2026-11-01', '2026-11-14', () => 2)];
    expect(forecastOf(doubled, '2026-11-15').daysAhead[5]!.costNano).toBeGreaterThan(1.6e9);
    const wild = [
      ...before,
      ...spend('2026-11-01', '2026-11-14', () => 1),
      { day: '2026-11-10', costNano: 99e9 },
    ];
    expect(forecastOf(wild, '2026-11-15').daysAhead[5]!.costNano).toBeLessThan(1.5e9);
  });

  it('adds the part of today that is left', () => {
    const days = [...spend('2026-10-01', '2026-11-29', () => 4), { day: '2026-11-30', costNano: 3e9 }];
    expect(forecastOf(days, '2026-11-30', 0.5).expectedNano).toBe(29 * 4e9 + 3e9 + 2e9);
    expect(forecastOf(days, '2026-11-30', 1).highNano).toBe(29 * 4e9 + 3e9);
  });

  it('says that there is too little to go by', () => {
    expect(forecast({ spend: [], today: '2026-11-03', dayGone: 0.5 })).toEqual({
      kind: 'none',
      first: '2026-11-01',
      last: '2026-11-30',
      spentNano: 0,
      because: 'A forecast needs 3 days of calls before today; there are 0.',
    });
    expect(
      forecast({ spend: spend('2026-11-02', '2026-11-03', () => 1), today: '2026-11-03', dayGone: 0 }),
    ).toMatchObject({
      spentNano: 2e9,
      because: 'A forecast needs 3 days of calls before today; there is 1.',
    });
  });

  it('holds what was spent, in order, in whole nano-dollars, and does not mind how the days are handed over', () => {
    const days = fc.array(fc.record({ ago: fc.nat(200), costNano: fc.nat(9_000_000_000) }), { minLength: 4 });
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (made, dayGone) => {
        const given = made.map(({ ago, costNano }) => ({ day: addDays('2026-11-17', -ago), costNano }));
        const found = forecast({ spend: given, today: '2026-11-17', dayGone });
        expect(forecast({ spend: [...given].reverse(), today: '2026-11-17', dayGone })).toEqual(found);
        if (found.kind === 'none') return;
        const { spentNano, lowNano, expectedNano, highNano, daysAhead } = found;
        expect(spentNano <= lowNano && lowNano <= expectedNano && expectedNano <= highNano).toBe(true);
        expect([lowNano, expectedNano, highNano].every(Number.isSafeInteger)).toBe(true);
        expect(spentNano + daysAhead.reduce((sum, it) => sum + it.costNano, 0)).toBe(expectedNano);
      }),
    );
  });
});

describe('the day on which a sum is passed', () => {
  const found = forecastOf(
    spend('2026-09-01', '2026-11-15', () => 2),
    '2026-11-16',
  );

  it('is counted out, and may come earlier', () => {
    const { expected, earliest } = crossing(found, 41e9);
    expect(expected).toBe('2026-11-21');
    expect(earliest! <= expected!).toBe(true);
  });

  it('is today when it was passed already, and none when the period ends below it', () => {
    expect(crossing(found, 29e9).expected).toBe('2026-11-16');
    expect(crossing(found, 500e9)).toEqual({});
  });
});
