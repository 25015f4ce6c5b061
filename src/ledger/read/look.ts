import type { Database } from 'better-sqlite3';
import type { KeptCall } from '../call';
import { conditionOf, endingConditions, timesOf, type Wanted } from '../selection';
import { type CallRow, callOf, keptColumns } from '../write/row';
import { wordCondition } from './words';

/** How rows of calls are gone through. */
export interface Look {
  readonly order: 'newest' | 'oldest';
  /** Rows looked at in one step. */
  readonly atOnce: number;
  /** Calls found in one step, at most. */
  readonly limit?: number;
}

/** What one step found; the time of the last row it looked at tells how far it came. */
interface Step {
  readonly calls: readonly KeptCall[];
  readonly at: number;
  /** Nothing is left after it. */
  readonly isLast: boolean;
}

interface Place {
  readonly at: number;
  readonly seq: number;
}

/**
 * Goes through the calls by their time, a step at a time, so that no step takes long however many calls there are.
 * Where a step stops at its limit, the next one goes on at its end all the same: then the rest of it is left out.
 */
export function* lookThrough(db: Database, wanted: Wanted, look: Look): Generator<Step> {
  const { order, atOnce, limit = -1 } = look;
  const newest = order === 'newest';
  const [after, upTo, sort] = newest ? (['<', '>=', 'DESC'] as const) : (['>', '<=', 'ASC'] as const);
  const { sql, named } = conditionOf(wanted);
  const words = wordCondition(db, wanted);
  const { first, last } = timesOf(wanted);
  // The times alone are what SQLite seeks by in the index; of the same time, `seq` decides.
  const rest = `FROM call WHERE at BETWEEN @low AND @high AND (at, seq) ${after} (@at, @seq) AND ${sql}`;
  const sorted = `ORDER BY at ${sort}, seq ${sort}`;
  const edge = db.prepare<unknown[], Place>(`SELECT at, seq ${rest} ${sorted} LIMIT 1 OFFSET ${atOnce - 1}`);
  const find = db.prepare<unknown[], CallRow>(
    `SELECT ${keptColumns.join(', ')} ${rest} AND (at, seq) ${upTo} (@endAt, @endSeq) ${words.sql}
     ${wanted.ending ? `AND ${endingConditions[wanted.ending]}` : ''}
     ${wanted.callsOnly ? 'AND NOT aggregate' : ''} ${sorted} LIMIT @limit`,
  );
  const ends = [
    { at: last, seq: Number.MAX_SAFE_INTEGER },
    { at: first, seq: -1 },
  ] as const;
  const [start, end] = newest ? ends : [ends[1], ends[0]];
  for (let from: Place = start; ; ) {
    const bounds = (to: Place) => (newest ? { low: to.at, high: from.at } : { low: from.at, high: to.at });
    const found = edge.get({ ...named, ...from, ...bounds(end) });
    const to = found ?? end;
    const calls = find.all({
      ...named,
      ...words.named,
      ...from,
      ...bounds(to),
      endAt: to.at,
      endSeq: to.seq,
      limit,
    });
    yield { calls: calls.map(callOf), at: to.at, isLast: !found };
    if (!found) return;
    from = found;
  }
}
