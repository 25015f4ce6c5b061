import type { Database } from 'better-sqlite3';
import { localHour } from '../day';
import { additions } from './additions';
import { type NewRow, tokensOf } from './row';

/** Days that sums by the hour are kept for: each weekday twice, and today. */
const hourlyDays = 15;

const dimensions = ['all', 'model', 'prompt'] as const;
const key = ['dimension', 'hour', 'workspace', 'name'];
const figures = ['calls', 'tokens', 'costNano', 'failedCalls', 'retriedCalls', 'scriptCalls', 'entries'];

const add = `
  INSERT INTO hourly (${[...key, ...figures].join(', ')}) VALUES (${[...key, ...figures].map(() => '?').join(', ')})
  ON CONFLICT (${key.join(', ')}) DO UPDATE SET
    ${figures.map(column => `${column} = ${column} + excluded.${column}`).join(', ')}`;

/** Makes what adds calls of the last days to the sums of their hours, or takes them off; aggregates have no hour. */
export function hourlyKeeper(db: Database): {
  add(row: NewRow, sign: 1 | -1): void;
  flush(): void;
  clear(): void;
} {
  const adding = db.prepare(add);
  const pruning = db.prepare('DELETE FROM hourly WHERE dimension = ? AND hour < ?');
  const waiting = additions((keys, sums) => void adding.run(...keys, ...sums));
  let prunedHour = '';
  return {
    add(row, sign) {
      const first = localHour(Date.now() - hourlyDays * 24 * 60 * 60 * 1000);
      if (row.aggregate === 1 || row.hour < first) return;
      if (first !== prunedHour) {
        for (const dimension of dimensions) pruning.run(dimension, first);
        prunedHour = first;
      }
      const is = (yes: boolean) => (yes ? sign : 0);
      const sums = [
        is(row.status !== 'retried'),
        sign * tokensOf(row),
        sign * (row.costNano ?? 0),
        is(row.status === 'error' || row.status === 'cut'),
        is(row.status === 'retried'),
        is(row.interactive === 0),
        sign,
      ];
      for (const dimension of dimensions) {
        const name = dimension === 'all' ? '' : row[dimension];
        waiting.add([dimension, row.hour, row.workspace, name], sums);
      }
    },
    flush: waiting.flush,
    clear: waiting.clear,
  };
}
