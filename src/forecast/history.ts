import { addDays, type Day, daysFrom, weekday } from './calendar';
import type { Stretch } from './pattern';

/** What a day cost. */
export interface DaySpend {
  readonly day: Day;
  readonly costNano: number;
}

/** Days that a forecast looks back on: those further back say little about the days to come. */
export const historyDays = 120;

/**
 * The days before `today`, from the first that cost something (at most `historyDays` back) to yesterday. A day that is not
 * in `spend` cost nothing; one that is in it several times costs the sum.
 */
export function historyOf(spend: readonly DaySpend[], today: Day): Stretch {
  const costs = new Map<Day, number>();
  for (const { day, costNano } of spend) costs.set(day, (costs.get(day) ?? 0) + costNano);
  const days = daysFrom(addDays(today, -historyDays), addDays(today, -1));
  const first = days.findIndex(day => (costs.get(day) ?? 0) > 0);
  if (first === -1) return { weekday: weekday(today), costsNano: [] };
  return { weekday: weekday(days[first]!), costsNano: days.slice(first).map(day => costs.get(day) ?? 0) };
}
