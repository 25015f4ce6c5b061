import type { Database } from 'better-sqlite3';
import { sums } from './book';
import type { Report, ReportQuery, Row } from './report';
import type { Dimension } from './schema';

type Sums = { [column in (typeof sums)[number]]: bigint | null } & { readonly coveredBy: string | null };

const summed = [
  ...sums.map(column => `sum(${column}) AS ${column}`),
  'group_concat(coveredBy, char(10)) AS coveredBy',
].join(', ');

/**
 * Sums of the rollups over the given local days, all read from one snapshot: each list sums to `totals`.
 * @throws when a sum passes 2^53 (in nano-dollars: $9 million), past which a number would be rounded.
 */
export function report(db: Database, days: readonly string[], { workspace }: ReportQuery): Report {
  const where = `day BETWEEN @first AND @last ${workspace === undefined ? '' : 'AND workspace = @workspace'}`;
  const period = { first: days[0] ?? '', last: days.at(-1) ?? '', workspace };
  const rows = <K extends string>(dimension: Dimension, keys: Readonly<Record<K, string>>, order = '') => {
    const names = Object.entries<string>(keys).map(([key, column]) => `${column} AS "${key}"`);
    return db
      .prepare<unknown[], Sums & Record<K, string>>(
        `SELECT ${[...names, summed].join(', ')} FROM rollup WHERE dimension = @dimension AND ${where}
         GROUP BY ${Object.values(keys).join(', ')}
         ORDER BY ${order || `sum(costNano) DESC, sum(calls) DESC, ${Object.values(keys).join(', ')}`}`,
      )
      .safeIntegers()
      .all({ ...period, dimension })
      .map(it => ({ ...exact(it), ...pick(it, Object.keys(keys) as K[]) }));
  };
  return db.transaction(() => ({
    totals: totals(db, where, period),
    byDay: rows('all', { day: 'day' }, 'day'),
    byModel: rows('model', { model: 'name' }),
    byTask: rows('task', { task: 'name' }),
    byUser: rows('user', { user: 'name' }),
    byPrompt: rows('prompt', { workspace: 'workspace', prompt: 'name' }),
  }))();
}

function totals(db: Database, where: string, period: object): Row {
  const row = db
    .prepare<unknown[], Sums>(`SELECT ${summed} FROM rollup WHERE dimension = 'all' AND ${where}`)
    .safeIntegers()
    .get(period);
  return exact(row);
}

/** Sum of one prompt's calls on the given days: a point read a day, for it is asked once a lens. */
export function spentOn(db: Database, workspace: string, prompt: string, days: readonly string[]): Row {
  const row = db
    .prepare<unknown[], Sums>(
      `SELECT ${summed} FROM rollup WHERE dimension = 'prompt' AND day IN (SELECT value FROM json_each(@days))
       AND workspace = @workspace AND name = @prompt`,
    )
    .safeIntegers()
    .get({ days: JSON.stringify(days), workspace, prompt });
  return exact(row);
}

/** Calls of one prompt; `prompt` is what stands after the path of its file: `#name`, or nothing. */
export interface PromptCalls {
  readonly prompt: string;
  readonly calls: number;
}

/** How often each prompt in the file at `path` was called on the given days; sample calls do not count. */
export function promptCalls(
  db: Database,
  workspace: string,
  path: string,
  days: readonly string[],
): readonly PromptCalls[] {
  return db
    .prepare<unknown[], PromptCalls>(
      `SELECT substr(name, length(@path) + 1) AS prompt, sum(calls - sampleCalls) AS calls FROM rollup
       WHERE dimension = 'prompt' AND day IN (SELECT value FROM json_each(@days)) AND workspace = @workspace
         AND (name = @path OR name >= @path || '#' AND name < @path || '$')
       GROUP BY name HAVING sum(calls - sampleCalls) > 0`,
    )
    .all({ days: JSON.stringify(days), workspace, path });
}

function exact(row: Sums | undefined): Row {
  const numbers = Object.fromEntries(sums.map(column => [column, toNumber(row?.[column] ?? 0n, column)]));
  const coveredBy = new Set(row?.coveredBy?.split('\n').filter(it => it !== ''));
  return { ...numbers, coveredBy: [...coveredBy].sort() } as unknown as Row;
}

function toNumber(sum: bigint, column: string): number {
  const number = Number(sum);
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(
      `The sum of ${column} is ${sum}, too large to be shown exactly. Ask for fewer days.`,
    );
  }
  return number;
}

function pick<K extends string>(row: Readonly<Record<K, string>>, keys: readonly K[]): Record<K, string> {
  return Object.fromEntries(keys.map(key => [key, row[key]])) as Record<K, string>;
}
