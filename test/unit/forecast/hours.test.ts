import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../../src/forecast';
import { retryStorms, unusualHours, weekPattern } from '../../../src/forecast/hours';

/** Two weeks that end on a Sunday. */
const days = daysFrom('2026-11-09', '2026-11-22');
const at = (
  day: string,
  hour: number,
  of: { costNano?: number; calls?: number; retriedCalls?: number } = {},
) => ({
  hour: `${day}T${String(hour).padStart(2, '0')}`,
  calls: 10,
  costNano: 1000,
  retriedCalls: 0,
  ...of,
});
const nineToFour = days.flatMap(day => Array.from({ length: 7 }, (_, index) => at(day, 9 + index)));

describe('the pattern of the week', () => {
  it('tells weekdays and hours apart, and which hours hold the most', () => {
    const pattern = weekPattern([...nineToFour, at('2026-11-18', 12, { costNano: 42_000 })])!;
    expect(pattern.costsNano[2]![12]).toBe(44_000);
    expect(pattern.costsNano[6]![9]).toBe(2000);
    expect(pattern.costsNano[6]![8]).toBe(0);
    expect(pattern.peak).toEqual({ from: 9, to: 15, share: (98 + 42 - 14) / (98 + 42) });
  });

  it('goes past midnight', () => {
    const night = days.flatMap(day => [22, 23, 0, 1, 2, 3].map(hour => at(day, hour)));
    expect(weekPattern(night)!.peak).toEqual({ from: 22, to: 4, share: 1 });
  });

  it('is none where nothing cost anything', () => {
    expect(weekPattern([])).toBeUndefined();
    expect(weekPattern([at('2026-11-18', 12, { costNano: 0 })])).toBeUndefined();
  });
});

describe('an hour that stands out', () => {
  const changed = (hour: number, costNano: number) =>
    [
      ...nineToFour.filter(it => it.hour !== at('2026-11-20', hour).hour),
      at('2026-11-20', hour, { costNano }),
    ].sort((a, b) => (a.hour < b.hour ? -1 : 1));

  it('is far above the same hour of the other days', () => {
    expect(unusualHours(changed(10, 6000), days)).toEqual([
      { hour: '2026-11-20T10', costNano: 6000, usualNano: 1000 },
    ]);
    expect(unusualHours(changed(10, 4900), days)).toEqual([]);
  });

  it('is one at which nothing else happens, where it is dear', () => {
    expect(unusualHours(changed(3, 3500), days)).toMatchObject([{ hour: '2026-11-20T03', usualNano: 0 }]);
    expect(unusualHours(changed(3, 900), days)).toEqual([]);
  });

  it('is not told by a week alone', () => {
    const week = days.slice(0, 7);
    expect(unusualHours([at(week[0]!, 9), at(week[6]!, 9, { costNano: 1e9 })], week)).toEqual([]);
    expect(unusualHours([], days)).toEqual([]);
  });
});

describe('a storm of retries', () => {
  const storm = at('2026-11-20', 20, { retriedCalls: 30, calls: 60 });

  it('is many in an hour, out of pattern', () => {
    expect(retryStorms([...nineToFour, storm])).toEqual([
      { hour: '2026-11-20T20', retriedCalls: 30, calls: 60, usual: 0 },
    ]);
  });

  it('is not a few, a small part of many calls, or what happens every hour', () => {
    expect(retryStorms([...nineToFour, { ...storm, retriedCalls: 9 }])).toEqual([]);
    expect(retryStorms([...nineToFour, { ...storm, calls: 1000 }])).toEqual([]);
    expect(retryStorms([...nineToFour.map(it => ({ ...it, retriedCalls: 8 })), storm])).toEqual([]);
  });
});
