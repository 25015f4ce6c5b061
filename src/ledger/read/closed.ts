import type { Database } from 'better-sqlite3';
import { rowsBy } from './statement';

/** Answers remembered for one ledger; more are asked for by nobody who looks at a panel. */
const most = 100;

interface Remembered {
  readonly version: number;
  readonly rows: readonly object[];
}

const memories = new WeakMap<Database, Map<string, Remembered>>();

/**
 * What `read` finds about closed days: remembered, for what they hold changes only when a log is imported or calls are
 * deleted, and that is counted day by day in `dayChange`, whoever does it. To be asked within a transaction.
 */
export function closedRows<R extends object>(
  db: Database,
  days: readonly string[],
  about: readonly unknown[],
  read: () => readonly R[],
): readonly R[] {
  const memory = memories.get(db) ?? new Map<string, Remembered>();
  memories.set(db, memory);
  const [first, last] = [days[0], days.at(-1)];
  const key = JSON.stringify([first, last, ...about]);
  const changes = 'SELECT total(number) FROM dayChange WHERE day BETWEEN ? AND ?';
  const [version = 0] = rowsBy<[number]>(db, changes).get(first, last) ?? [];
  const known = memory.get(key);
  if (known?.version === version) return known.rows as readonly R[];
  if (memory.size >= most) memory.clear();
  const rows = read();
  memory.set(key, { version, rows });
  return rows;
}
