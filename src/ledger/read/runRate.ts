import { localDay } from '../day';

/** A month's spend if the rest of it goes on as it began. */
export interface RunRate {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Spent from its first local day up to now. */
  readonly spentNano: number;
  /** `spentNano` at the same pace to the month's end: no trend, no weekdays, and little worth in its first days. */
  readonly projectedNano: number;
  readonly method: 'run-rate';
}

/** Stretches what a month cost up to `now` (milliseconds since the epoch) over the whole month. */
export function runRate(spentNano: number, now: number): RunRate {
  const date = new Date(now);
  const start = new Date(date.getFullYear(), date.getMonth(), 1).getTime();
  const end = new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
  const gone = Math.max(now - start, 1) / (end - start);
  const month = localDay(now).slice(0, 7);
  return { month, spentNano, projectedNano: Math.round(spentNano / gone), method: 'run-rate' };
}
