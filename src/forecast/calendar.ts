/**
 * Days as they are named in the ledger, `YYYY-MM-DD`: names on a calendar, not moments. What is computed here knows no
 * clock and no time zone, so a day of 23 or 25 hours is a day.
 */
export type Day = string;

const msPerDay = 86_400_000;

/** @throws when `day` is not a day of the calendar, such as `2026-02-30`. */
function numberOf(day: Day): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !(at >= 0 || at < 0) || dayOf(at / msPerDay) !== day) {
    throw new Error(`"${day}" is not a day; days are written YYYY-MM-DD.`);
  }
  return at / msPerDay;
}

const dayOf = (number: number): Day => new Date(number * msPerDay).toISOString().slice(0, 10);

/** The day `days` after `day`; before it when negative. */
export const addDays = (day: Day, days: number): Day => dayOf(numberOf(day) + days);

/** 0 is Monday, 6 is Sunday. */
export const weekday = (day: Day): number => (((numberOf(day) + 3) % 7) + 7) % 7;

/** The days from `from` to `to`, both included; none when `to` is before it. */
export function daysFrom(from: Day, to: Day): readonly Day[] {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, index) => dayOf(first + index));
}

/** What sums of money are set and watched over. Weeks begin on Monday (ISO 8601). */
export type Period = 'day' | 'week' | 'month';

/** The first and the last day of the period that holds `day`. */
export function periodOf(period: Period, day: Day): { readonly first: Day; readonly last: Day } {
  if (period === 'day') return { first: day, last: day };
  if (period === 'week') {
    const first = addDays(day, -weekday(day));
    return { first, last: addDays(first, 6) };
  }
  const first = `${day.slice(0, 7)}-01`;
  const [year, month] = day.split('-').map(Number);
  return { first, last: new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10) };
}
