import { addDays, type Day } from './calendar';
import { type DaySpend, historyOf } from './history';
import { expectedNano, fitPattern } from './pattern';

/** A day that cost far more or less than its like. */
export interface UnusualDay {
  readonly day: Day;
  readonly costNano: number;
  /** What a day of its weekday was expected to cost, by the days before it. */
  readonly expectedNano: number;
}

/** Days before one that it is judged by: less than two of each weekday tell no pattern. */
const fewestDays = 14;
/** A day must be off by this many times what days usually (median) are off, and by the level of a day, … */
const timesUsualError = 5;
/** … and lie this far outside of all earlier days of its weekday: a history that is wild by nature is not news. */
const timesWorst = 1.5;

/**
 * Those of the last `days` days that are far outside their pattern, the latest first. Each is judged by the days before
 * it alone. Today is not over, so it is judged only for being dear.
 */
export function unusualDays(spend: readonly DaySpend[], today: Day, days = 14): readonly UnusualDay[] {
  const found: UnusualDay[] = [];
  for (let back = 0; back < days; back++) {
    const day = addDays(today, -back);
    const { weekday, costsNano } = historyOf(spend, day);
    if (costsNano.length < fewestDays) break;
    const pattern = fitPattern({ weekday, costsNano });
    const usual = (index: number) => expectedNano(pattern, weekday + index);
    const errors = costsNano.map((cost, index) => Math.abs(cost - usual(index))).sort((a, b) => a - b);
    const bound = Math.max(timesUsualError * errors[Math.floor(errors.length / 2)]!, pattern.levelNano);
    const itsLike = costsNano.filter((_, index) => (costsNano.length - index) % 7 === 0);
    const expected = usual(costsNano.length);
    const costNano = spend.filter(it => it.day === day).reduce((sum, it) => sum + it.costNano, 0);
    const dear = costNano - expected > bound && costNano > timesWorst * Math.max(...itsLike);
    const cheap = expected - costNano > bound && costNano * timesWorst < Math.min(...itsLike);
    if (dear || (cheap && back > 0)) found.push({ day, costNano, expectedNano: Math.round(expected) });
  }
  return found;
}
