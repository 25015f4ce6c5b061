/** The local hour, `YYYY-MM-DDTHH`. Where the clocks go back an hour is there twice, and both are one. */
export function localHour(at: number): string {
  const date = new Date(at);
  const two = (part: number) => (part < 10 ? `0${part}` : `${part}`);
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}`;
}

/**
 * The local day, `YYYY-MM-DD`, that `at` (milliseconds since the epoch) falls on in this process's time zone.
 * A call is booked on the day its user saw on the wall, so the day is stored with the call: travelling or a
 * change of time zone never moves spend from one day to another afterwards.
 */
export function localDay(at: number): string {
  return localHour(at).slice(0, 'YYYY-MM-DD'.length);
}

/** How much of the local day that `at` falls on is over, from 0 to 1. */
export function dayGone(at: number): number {
  const date = new Date(at);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const start = new Date(year, month, day).getTime();
  const end = new Date(year, month, day + 1).getTime();
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}

/** A hundred years. */
const mostDays = 36_525;

/** The `days` local days that end with the day of `at`, ascending. Counts calendar days: a day of 23 or 25 hours is one. */
export function lastDays(at: number, days: number): readonly string[] {
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new RangeError(`A report covers 1 to ${mostDays} days, not ${days}.`);
  }
  const date = new Date(at);
  return Array.from({ length: days }, (_, index) =>
    // Noon exists on every day everywhere; midnight does not where the clocks change at midnight.
    localDay(
      new Date(date.getFullYear(), date.getMonth(), date.getDate() - (days - 1 - index), 12).getTime(),
    ),
  );
}
