import type { Database } from 'better-sqlite3';
import type { Call } from '../call';

/** A call whose answer was judged. */
export interface JudgedCall extends Pick<Call, 'model' | 'costNano' | 'latencyMs'> {
  readonly scorePermille: number;
}

/** Days of which judged calls tell something about models as they are now, and the most calls that are read. */
const [days, most] = [90, 2000];

/** The last judged calls of a type of task, newest first. A call that watches holds the score of another's answer. */
export function judgedCalls(db: Database, task: string, now: number): readonly JudgedCall[] {
  return db
    .prepare<unknown[], JudgedCall>(
      `SELECT model, scorePermille, costNano, latencyMs FROM call
       WHERE task = ? AND scorePermille IS NOT NULL AND source <> 'watch' AND at >= ? ORDER BY at DESC LIMIT ?`,
    )
    .all(task, now - days * 24 * 60 * 60 * 1000, most);
}
