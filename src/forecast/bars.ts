import { type Day, daysFrom, periodOf } from './calendar';

/** Days that are shown as one. */
export interface Bar {
  readonly first: Day;
  /** Those of the span alone, ascending. */
  readonly days: readonly Day[];
}

/** As many bars as can be told apart on a narrow page. */
const mostBars = 93;

/** The days of a span, by weeks or months where there are too many of them; the first and the last may be cut. */
export function barsOf(
  from: Day,
  to: Day,
): { readonly unit: 'day' | 'week' | 'month'; readonly bars: readonly Bar[] } {
  const days = daysFrom(from, to);
  if (days.length <= mostBars) return { unit: 'day', bars: days.map(day => ({ first: day, days: [day] })) };
  const unit = days.length <= mostBars * 7 ? 'week' : 'month';
  const bars = new Map<Day, Day[]>();
  for (const day of days) {
    const { first } = periodOf(unit, day);
    const bar = bars.get(first);
    if (bar) bar.push(day);
    else bars.set(first, [day]);
  }
  return { unit, bars: [...bars.values()].map(its => ({ first: its[0]!, days: its })) };
}
