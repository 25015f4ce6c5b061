import type { Amount, Chart, Day } from '../../../media/view';
import { noCalls, type Report } from '../../ledger';
import {
  amountOf,
  callsText,
  dayKey,
  lastDays,
  leftOut,
  longDay,
  numberText,
  shortDay,
  tokenTexts,
} from '../words/calls';

/** What each of the last `count` days cost: `report` names only the days that had calls, the chart has them all. */
export function chartOf(report: Report, now: Date, count: number): Chart {
  const rows = new Map(report.byDay.map(row => [row.day, row]));
  const days = lastDays(now, count).map((date): Day => {
    const row = rows.get(dayKey(date)) ?? noCalls;
    return {
      day: dayKey(date),
      label: longDay(date),
      short: shortDay(date),
      spent: amountOf(row.costNano),
      calls: numberText(row.calls),
      reading: [callsText(row.calls), ...leftOut(row)].join(', '),
      tokens: tokenTexts(row),
    };
  });
  return { days, ticks: ticksUpTo(Math.max(...days.map(it => it.spent.nano))), summary: summaryOf(days) };
}

/** Grid lines from zero to at or above `nano`, three to five of them, at round amounts (1, 2 or 5 times a power of ten). */
export function ticksUpTo(nano: number): Amount[] {
  if (nano <= 0) return [amountOf(0)];
  const rough = nano / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find(it => it * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(nano / step) + 1 }, (_, index) => amountOf(Math.round(index * step)));
}

function summaryOf(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('A chart needs at least one day.');
  const total = days.reduce((sum, it) => sum + it.spent.nano, 0);
  const dearest = days.reduce((most, it) => (it.spent.nano > most.spent.nano ? it : most));
  const most = total > 0 ? `, the most on ${dearest.label} with ${dearest.spent.text}` : '';
  return `Spend per day from ${first.label} to ${last.label}: ${amountOf(total).text} in all${most}.`;
}
