import type { Database } from 'better-sqlite3';
import { localHour } from '../day';
import { additions } from './additions';
import { type CallRow, tokensOf } from './row';
import { type SumTable, upserter } from './upsert';

/** Days that sums by the hour are kept for: each weekday twice, and today. */
const hourlyDays = 15;

const dimensions = ['all', 'model', 'prompt'] as const;
const places = dimensions.map((_, place) => place);

const sums = {
  table: 'hourly',
  shared: ['hour', 'workspace'],
  own: ['dimension', 'name'],
  figures: ['calls', 'tokens', 'costNano', 'failedCalls', 'retriedCalls', 'scriptCalls', 'entries'],
} as const satisfies SumTable;

interface HourGroup {
  readonly hour: string;
  readonly workspace: string;
}

/** Makes what adds calls of the last days to the sums of their hours, or takes them off; aggregates have no hour. */
export function hourlyKeeper(db: Database): {
  add(row: CallRow, sign: 1 | -1): void;
  flush(): void;
  /** Forgets what a transaction that failed has left, and drops hours that are past. */
  begin(): void;
} {
  const adding = upserter(db, sums);
  const pruning = db.prepare('DELETE FROM hourly WHERE hour < ?');
  const waiting = additions<HourGroup>(({ hour, workspace }, places, names, figures) => {
    adding(
      [hour, workspace],
      figures,
      places.map(it => dimensions[it]),
      names,
    );
  });
  let first = '';
  return {
    add(row, sign) {
      const hour = localHour(row.at);
      if (row.aggregate === 1 || hour < first) return;
      const is = (yes: boolean) => (yes ? sign : 0);
      const figures = [
        is(row.status !== 'retried'),
        sign * tokensOf(row),
        sign * (row.costNano ?? 0),
        is(row.status === 'error' || row.status === 'cut'),
        is(row.status === 'retried'),
        is(row.interactive === 0),
        sign,
      ];
      const names = dimensions.map(it => (it === 'all' ? '' : row[it]));
      waiting.add(`${hour}\n${row.workspace}`, { hour, workspace: row.workspace }, places, names, figures);
    },
    flush: waiting.flush,
    begin() {
      waiting.clear();
      const oldest = localHour(Date.now() - hourlyDays * 24 * 60 * 60 * 1000);
      if (oldest !== first) pruning.run(oldest);
      first = oldest;
    },
  };
}
