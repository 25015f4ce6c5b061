import type { Database } from 'better-sqlite3';

/** What the calls of an hour came to. */
export interface HourSpend {
  /** Local, `YYYY-MM-DDTHH`. */
  readonly hour: string;
  readonly calls: number;
  readonly costNano: number;
  /** Attempts that failed and were made again; they are not among `calls`. */
  readonly retriedCalls: number;
}

/** Those of the hours of the given days in which there were some, ascending; a read of few rows an hour. */
export function hourlySpend(
  db: Database,
  days: readonly string[],
  workspace: string | undefined,
): readonly HourSpend[] {
  const hours = days.flatMap(day =>
    Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`),
  );
  const only = workspace === undefined ? '' : 'AND workspace = @workspace';
  return db
    .prepare<unknown[], HourSpend>(
      `SELECT hour, sum(calls) AS calls, sum(costNano) AS costNano, sum(retriedCalls) AS retriedCalls FROM hourly
       WHERE hour IN (SELECT value FROM json_each(@hours)) ${only}
       GROUP BY hour ORDER BY hour`,
    )
    .all({ hours: JSON.stringify(hours), workspace });
}
