import type { Database } from 'better-sqlite3';
import type { Dimension } from '../file/schema';

/** Whose calls are asked for; without `workspace` those of all workspaces together. */
export interface SpendQuery {
  /** Local days up to and including today. */
  readonly days: number;
  readonly workspace?: string | undefined;
  /** Only the calls of some models, users, … together; prompts are asked for with their workspace. */
  readonly of?:
    | { readonly dimension: Exclude<Dimension, 'all'>; readonly names: readonly string[] }
    | undefined;
}

/** What calls cost on each of the given days on which there were some, ascending; a point read a day and name. */
export function dailySpend(
  db: Database,
  days: readonly string[],
  { workspace, of }: SpendQuery,
): readonly { readonly day: string; readonly costNano: number }[] {
  return db
    .prepare<unknown[], { day: string; costNano: number }>(
      `SELECT day, sum(costNano) AS costNano FROM rollup
       WHERE aggregate = 0 AND everywhere = @everywhere AND dimension = @dimension
         AND day IN (SELECT value FROM json_each(@days)) AND workspace = @workspace
         AND name IN (SELECT value FROM json_each(@names))
       GROUP BY day ORDER BY day`,
    )
    .all({
      everywhere: workspace === undefined ? 1 : 0,
      dimension: of?.dimension ?? 'all',
      days: JSON.stringify(days),
      workspace: workspace ?? '',
      names: JSON.stringify(of?.names ?? ['']),
    });
}
