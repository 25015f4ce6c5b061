import { expect, it } from 'vitest';
import { daysFrom, weekday } from '../../../src/forecast/calendar';
import { unusualDays } from '../../../src/forecast/unusual';

const office = (last: string) =>
  daysFrom('2026-09-28', last).map((day, index) => ({
    day,
    costNano: weekday(day) > 4 ? 0 : 10e9 + (index % 3) * 1e9,
  }));

it('names a day far above its like, and what was expected of it', () => {
  const days = [...office('2026-11-24'), { day: '2026-11-24', costNano: 40e9 }];
  expect(unusualDays(days, '2026-11-25')).toEqual([
    { day: '2026-11-24', costNano: expect.any(Number), expectedNano: expect.any(Number) },
  ]);
  expect(unusualDays(days, '2026-11-25')[0]!.expectedNano / 1e9).toBeGreaterThan(9);
});

it('names a working day on which almost nothing was spent, once it is over', () => {
  const days = office('2026-11-23');
  expect(unusualDays(days, '2026-11-24')).toEqual([]);
  expect(unusualDays(days, '2026-11-25').map(it => it.day)).toEqual(['2026-11-24']);
});

it('finds a quiet Sunday and a history of wild days as usual as they are', () => {
  expect(unusualDays(office('2026-11-22'), '2026-11-23')).toEqual([]);
  const wild = daysFrom('2026-10-01', '2026-11-22').map((day, index) => ({
    day,
    costNano: [1, 30, 4, 90, 0][index % 5]! * 1e9,
  }));
  expect(unusualDays(wild, '2026-11-23')).toEqual([]);
});

it('says nothing before there are two weeks to judge by', () => {
  const days = daysFrom('2026-11-12', '2026-11-23').map(day => ({
    day,
    costNano: day === '2026-11-23' ? 90e9 : 1e9,
  }));
  expect(unusualDays(days, '2026-11-24')).toEqual([]);
});
