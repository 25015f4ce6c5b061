import type { Database } from 'better-sqlite3';
import { conditionOf, type Selection, timesOf } from '../selection';
import { goBackToLast } from '../write/recent';
import { countDayChange, type Figure, figureNames } from '../write/rollup';

/** What is to be deleted, or was. */
export interface Erased {
  /** Rows: calls, their failed attempts, and aggregates. */
  readonly rows: number;
  /** Days with sums of calls, of which the rows may be gone already. */
  readonly days: number;
  readonly costNano: number;
}

/** What `eraseDay` on each of the days would delete. */
export function toErase(
  db: Database,
  selection: Selection,
): Erased & { readonly dayNames: readonly string[] } {
  const { sql, named } = conditionOf(selection);
  const days = db
    .prepare<unknown[], { day: string; rows: number; costNano: number }>(
      `SELECT day, sum(entries) AS rows, sum(costNano) AS costNano FROM rollup
       WHERE everywhere = 0 AND dimension = 'all' AND ${sql} GROUP BY day ORDER BY day`,
    )
    .all(named);
  const sum = (of: (day: { rows: number; costNano: number }) => number) =>
    days.reduce((total, day) => total + of(day), 0);
  return {
    rows: sum(it => it.rows),
    days: days.length,
    costNano: sum(it => it.costNano),
    dayNames: days.map(it => it.day),
  };
}

/** Deletes one day's calls, of one workspace or of all, and all sums of them, in one transaction. */
export function eraseDay(db: Database, day: string, workspace: string | undefined): void {
  const named = { day, workspace };
  const mine = workspace === undefined ? 'day = @day' : 'day = @day AND workspace = @workspace';
  const { first, last } = timesOf({ from: day, to: day });
  const chosen = `FROM call WHERE at BETWEEN ${first} AND ${last} AND ${mine}`;
  db.transaction(() => {
    db.prepare(
      `UPDATE promptText SET calls = promptText.calls - gone.calls, input = promptText.input - gone.input,
         inputNano = promptText.inputNano - gone.inputNano
       FROM (SELECT workspace, prompt, askedModel, promptTokens, count(*) AS calls,
           sum(input + cacheRead + cacheWrite5m + cacheWrite1h) AS input, sum(inputNano) AS inputNano
         ${chosen} AND prompt <> '' AND promptTokens IS NOT NULL AND inputNano IS NOT NULL AND status = 'ok'
           AND servedFrom = 'provider' AND source <> 'sample' GROUP BY 1, 2, 3, 4) AS gone
       WHERE promptText.workspace = gone.workspace AND promptText.prompt = gone.prompt
         AND promptText.askedModel = gone.askedModel AND promptText.promptTokens = gone.promptTokens`,
    ).run(named);
    for (const table of ['recentOutput', 'recentInput']) {
      db.prepare(`DELETE FROM ${table} WHERE seq IN (SELECT seq ${chosen})`).run(named);
    }
    db.prepare(`DELETE ${chosen}`).run(named);
    db.prepare(goBackToLast).run();
    db.prepare(`DELETE FROM rollup WHERE everywhere = 0 AND ${mine}`).run(named);
    db.prepare(
      `DELETE FROM hourly WHERE hour >= @day AND hour < @day || 'U' ${workspace === undefined ? '' : 'AND workspace = @workspace'}`,
    ).run(named);
    sumEverywhere(db, day);
    db.prepare(countDayChange).run(day);
  }).immediate();
}

/** Makes the common sums of all workspaces anew from those of each. */
function sumEverywhere(db: Database, day: string): void {
  db.prepare('DELETE FROM rollup WHERE everywhere = 1 AND day = ?').run(day);
  const sums = figureNames.map((name: Figure) => `sum(${name})`).join(', ');
  db.prepare(
    `INSERT INTO rollup (aggregate, everywhere, dimension, day, workspace, name, ${figureNames.join(', ')}, coveredBy)
     SELECT aggregate, 1, dimension, day, '', name, ${sums},
       coalesce(group_concat(nullif(coveredBy, ''), char(10)), '')
     FROM rollup WHERE everywhere = 0 AND dimension <> 'prompt' AND day = ?
     GROUP BY aggregate, dimension, name`,
  ).run(day);
}
