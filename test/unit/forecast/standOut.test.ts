import { expect, it } from 'vitest';
import { daysFrom, standsOut } from '../../../src/forecast';

const today = '2026-11-22';
const hourOf = (day: string, hour: string, costNano: number) => ({
  hour: `${day}T${hour}`,
  calls: 10,
  costNano,
  retriedCalls: 0,
});
const sums = (prompt: string, input: number, costNano: number) => ({
  byPrompt: [{ prompt, calls: 10, input, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, costNano }],
  byModel: [],
});
const quiet = { spend: [], hours: [], before: sums('a', 1000, 1e9), recent: sums('a', 1000, 1e9), today };

it('tells of a dear hour, but not beside the dear day that it is in', () => {
  const hours = daysFrom('2026-11-08', today).map(day => hourOf(day, '09', 1e9));
  const dear = [...hours.slice(0, -2), hourOf('2026-11-20', '15', 30e9), ...hours.slice(-2)];
  expect(standsOut({ ...quiet, hours: dear })).toMatchObject({
    days: [],
    hours: [{ hour: '2026-11-20T15' }],
  });
  const spend = daysFrom('2026-10-20', today).map(day => ({
    day,
    costNano: day === '2026-11-20' ? 31e9 : 1e9,
  }));
  expect(standsOut({ ...quiet, spend, hours: dear })).toMatchObject({
    days: [{ day: '2026-11-20' }],
    hours: [],
  });
});

it('tells of a prompt that grew, cached input counted, unless that costs less than a cent', () => {
  const grown = (moreNano: number) =>
    standsOut({ ...quiet, recent: sums('a', 3000, 1e9 + moreNano) }).changes.map(it => it.name);
  expect(grown(1e7)).toEqual(['a']);
  expect(grown(1e7 - 1)).toEqual([]);
});
