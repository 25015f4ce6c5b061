import { afterEach, describe, expect, it } from 'vitest';
import { lastDays, localDay } from '../../../src/ledger/day';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the local day', () => {
  it.each([
    ['Pacific/Auckland', '2026-11-22'],
    ['Europe/Berlin', '2026-11-22'],
    ['America/Los_Angeles', '2026-11-21'],
  ])('in %s', (place, day) => {
    process.env.TZ = place;
    expect(localDay(Date.UTC(2026, 10, 21, 23, 30))).toBe(day);
  });

  it('is counted by the calendar where the clocks change, even at midnight', () => {
    // In Chile 2026-09-06 begins at 1 a.m. and has 23 hours.
    process.env.TZ = 'America/Santiago';
    const lateEvening = new Date(2026, 8, 8, 23, 59).getTime();
    expect(lastDays(lateEvening, 4)).toEqual(['2026-09-05', '2026-09-06', '2026-09-07', '2026-09-08']);
    expect(lastDays(lateEvening, 1)).toEqual([localDay(lateEvening)]);
  });

  it.each([0, -1, 1.5, Number.NaN, 1e9])('is not counted %s times', days => {
    expect(() => lastDays(0, days)).toThrow(`A report covers 1 to 36525 days, not ${days}.`);
  });

  it('crosses months and years', () => {
    expect(lastDays(new Date(2028, 2, 1).getTime(), 2)).toEqual(['2028-02-29', '2028-03-01']);
    expect(lastDays(new Date(2027, 0, 1).getTime(), 2)).toEqual(['2026-12-31', '2027-01-01']);
  });
});
