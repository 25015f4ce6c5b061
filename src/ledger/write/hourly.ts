import type { Database } from 'better-sqlite3';
import { localHour } from '../day';
import type { CallRow } from './row';

/** Days that sums by the hour are kept for: each weekday twice, and today. */
const hourlyDays = 15;

const upsert = `
  INSERT INTO hourly (hour, workspace, calls, costNano, retriedCalls) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (hour, workspace) DO UPDATE SET calls = calls + excluded.calls,
    costNano = costNano + excluded.costNano, retriedCalls = retriedCalls + excluded.retriedCalls`;

interface HourSum {
  readonly hour: string;
  readonly workspace: string;
  calls: number;
  costNano: number;
  retriedCalls: number;
}

/** Makes what adds calls of the last days to the sums of their hours, or takes them off; aggregates have no hour. */
export function hourlyKeeper(db: Database): {
  add(row: CallRow, sign: 1 | -1): void;
  flush(): void;
  /** Forgets what a transaction that failed has left, and drops hours that are past. */
  begin(): void;
} {
  const adding = db.prepare(upsert);
  const pruning = db.prepare('DELETE FROM hourly WHERE hour < ?');
  const waiting = new Map<string, HourSum>();
  let first = '';

  function flush(): void {
    for (const { hour, workspace, calls, costNano, retriedCalls } of waiting.values()) {
      adding.run(hour, workspace, calls, costNano, retriedCalls);
    }
    waiting.clear();
  }

  return {
    add(row, sign) {
      const hour = localHour(row.at);
      if (row.aggregate === 1 || hour < first) return;
      const id = `${hour}\n${row.workspace}`;
      let sum = waiting.get(id);
      const costNano = sign * (row.costNano ?? 0);
      // SQLite adds in 64 bits, where a number would no longer be whole.
      if (sum && !Number.isSafeInteger(sum.costNano + costNano)) {
        flush();
        sum = undefined;
      }
      if (!sum) {
        sum = { hour, workspace: row.workspace, calls: 0, costNano: 0, retriedCalls: 0 };
        waiting.set(id, sum);
      }
      sum.costNano += costNano;
      if (row.status === 'retried') sum.retriedCalls += sign;
      else sum.calls += sign;
    },
    flush,
    begin() {
      waiting.clear();
      const oldest = localHour(Date.now() - hourlyDays * 24 * 60 * 60 * 1000);
      if (oldest !== first) pruning.run(oldest);
      first = oldest;
    },
  };
}
