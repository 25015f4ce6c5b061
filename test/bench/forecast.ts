// A backtest of the month's forecast: what it says on five days of a month, beside "the last seven days / 7 x the days
// of the month", against what the month then came to. On invented spenders of nine kinds, and on the calls of a ledger.
// usage: npm run bench:forecast [-- --json] [-- --ledger DB]
import { parseArgs } from 'node:util';
import { type DaySpend, forecast, periodOf } from '../../src/forecast';
import { addDays, daysFrom } from '../../src/forecast/calendar';
import { openLedger } from '../../src/ledger';
import { history, spenderNames } from '../support/histories';
import { report } from './report';

const seeds = 10;
const historyDays = [12, 30, 60, 120];
const daysOfMonth = ['06', '11', '16', '21', '26'];

interface Judged {
  readonly ours: number;
  readonly sevenDays: number;
  readonly inside: boolean;
}

/** What was forecast on `today` of a month whose days are all in `spend`; absent where it costs nothing. */
function judged(spend: readonly DaySpend[], today: string): Judged | undefined {
  const { first, last } = periodOf('month', today);
  const sum = (from: string, to: string) =>
    spend.filter(({ day }) => day >= from && day <= to).reduce((total, it) => total + it.costNano, 0);
  const actual = sum(first, last);
  const found = forecast({ spend: spend.filter(({ day }) => day < today), today, dayGone: 0 });
  if (actual === 0 || found.kind === 'none') return undefined;
  const sevenDays = (sum(addDays(today, -7), addDays(today, -1)) / 7) * daysFrom(first, last).length;
  const off = (said: number) => Math.abs(said - actual) / actual;
  return {
    ours: off(found.expectedNano),
    sevenDays: off(sevenDays),
    inside: found.lowNano <= actual && actual <= found.highNano,
  };
}

function inventedOf(spender: string): readonly Judged[] {
  const found: Judged[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    for (const days of historyDays) {
      for (const date of daysOfMonth) {
        const today = `2026-${['04', '05', '06'][seed % 3]}-${date}`;
        const start = addDays(today, -days);
        const { last } = periodOf('month', today);
        const made = history(spender, start, daysFrom(start, last).length, seed * 1000 + days);
        const month = judged(made, today);
        if (month) found.push(month);
      }
    }
  }
  return found;
}

/** Every whole month of a ledger that has three weeks of days before it. */
async function recorded(file: string): Promise<readonly Judged[]> {
  const ledger = openLedger({
    file,
    onNotice: ({ message }) => console.error(message),
  });
  const { byDay } = await ledger.report({ days: 1000 });
  await ledger.close();
  const spend = byDay.filter(it => it.costNano > 0);
  const known = spend[0] && addDays(spend[0].day, 21);
  const end = spend.at(-1)?.day;
  if (known === undefined || end === undefined) return [];
  return daysFrom(known, end)
    .filter(day => daysOfMonth.includes(day.slice(8)) && periodOf('month', day).last <= end)
    .flatMap(day => judged(spend, day) ?? []);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0) / numbers.length;

function figuresOf(name: string, found: readonly Judged[]): Record<string, number> {
  const ours = mean(found.map(it => it.ours));
  return {
    [`${name}Error`]: ours,
    [`${name}VsLastSevenDays`]: mean(found.map(it => it.sevenDays)) / ours,
    [`${name}Inside`]: mean(found.map(it => Number(it.inside))),
  };
}

const { values } = parseArgs({ options: { ledger: { type: 'string' }, json: { type: 'boolean' } } });
const kinds =
  values.ledger === undefined
    ? spenderNames.map(name => [name, inventedOf(name)] as const)
    : [['ledger', await recorded(values.ledger)] as const];
const all = kinds.flatMap(([, found]) => found);
if (all.length === 0) throw new Error('No whole month with three weeks before it was found.');
report(
  Object.assign({}, ...[...kinds, ['all', all] as const].map(([name, found]) => figuresOf(name, found))),
  {
    ...Object.fromEntries(kinds.map(([name]) => [`${name}VsLastSevenDays`, { least: 1 }])),
    allVsLastSevenDays: { least: 1.5 },
    allInside: { least: 0.8 },
  },
  seeds,
);
