import type { DayRange, PeriodId } from '../../../media/wish';
import { addDays } from '../../forecast';

/** Days of the longest fixed period. */
export const longDays = 30;

/** The days of a period, both included. @param range the days of the user's choice */
export function spanOf(period: PeriodId, range: DayRange | null, today: string): DayRange {
  if (period === 'range' && range) return range;
  if (period === 'today') return { from: today, to: today };
  if (period === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  return { from: addDays(today, 1 - longDays), to: today };
}
