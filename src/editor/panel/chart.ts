import type { Amount, Chart, Day } from '../../../media/view';
import type { DayRange } from '../../../media/wish';
import { type Bar, barsOf } from '../../forecast';
import { noCalls, type Report, type Row } from '../../ledger';
import {
  amountOf,
  callsText,
  dateOf,
  leftOut,
  longDay,
  monthText,
  numberText,
  shortDay,
  tokenTexts,
} from '../words/calls';

/** What each day of a span cost: `report` names only the days that had calls, the chart has them all. */
export function chartOf(report: Report, span: DayRange): Chart {
  const { unit, bars } = barsOf(span.from, span.to);
  const rows = new Map(report.byDay.map(row => [row.day, row]));
  const days = bars.map(bar => dayOf(bar, unit, sumOf(bar.days.flatMap(day => rows.get(day) ?? []))));
  return {
    unit,
    days,
    ticks: ticksUpTo(Math.max(...days.map(it => it.spent.nano))),
    summary: summaryOf(days, unit),
  };
}

function dayOf({ first }: Bar, unit: Chart['unit'], row: Row): Day {
  const date = dateOf(first);
  return {
    day: first,
    label: unit === 'day' ? longDay(date) : unit === 'week' ? `Week of ${shortDay(date)}` : monthText(date),
    short: unit === 'month' ? monthText(date) : shortDay(date),
    spent: amountOf(row.costNano),
    calls: numberText(row.calls),
    reading: [callsText(row.calls), ...leftOut(row)].join(', '),
    tokens: tokenTexts(row),
  };
}

/** What a bar says of its days together. */
function sumOf(rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    ...noCalls,
    calls: sum(it => it.calls),
    costNano: sum(it => it.costNano),
    input: sum(it => it.input),
    cacheRead: sum(it => it.cacheRead),
    cacheWrite5m: sum(it => it.cacheWrite5m),
    cacheWrite1h: sum(it => it.cacheWrite1h),
    output: sum(it => it.output),
    unpricedCalls: sum(it => it.unpricedCalls),
    coveredCalls: sum(it => it.coveredCalls),
    coveredBy: [...new Set(rows.flatMap(it => it.coveredBy))].sort(),
  };
}

/** Grid lines from zero to at or above `nano`, three to five of them, at round amounts (1, 2 or 5 times a power of ten). */
export function ticksUpTo(nano: number): Amount[] {
  if (nano <= 0) return [amountOf(0)];
  const rough = nano / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find(it => it * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(nano / step) + 1 }, (_, index) => amountOf(Math.round(index * step)));
}

function summaryOf(days: readonly Day[], unit: Chart['unit']): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('A chart needs at least one day.');
  const total = days.reduce((sum, it) => sum + it.spent.nano, 0);
  const dearest = days.reduce((most, it) => (it.spent.nano > most.spent.nano ? it : most));
  const most = total > 0 ? `, the most on ${dearest.label} with ${dearest.spent.text}` : '';
  return `Spend per ${unit} from ${first.label} to ${last.label}: ${amountOf(total).text} in all${most}.`;
}
