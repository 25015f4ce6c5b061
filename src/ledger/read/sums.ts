import type { Database } from 'better-sqlite3';
import type { Dimension } from '../file/schema';
import type { Figure } from '../write/rollup';
import type { Potential, Report, ReportQuery, Row, Savings } from './report';

/** The columns of `rollup` that a `Row` sums. */
const rowFigures = [
  'calls',
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'costNano',
  'savedNano',
  'unpricedCalls',
  'estimatedCalls',
  'sampleCalls',
  'coveredCalls',
  'failedCalls',
  'retriedCalls',
  'wastedNano',
] as const satisfies readonly (Figure & keyof Row)[];

const savingFigures = [
  'providerCacheNano',
  'ownCacheNano',
  'minimisingNano',
  'routingNano',
  'retriesNano',
  'overheadNano',
] as const satisfies readonly (Figure & keyof Savings)[];

const potentialFigures = [
  'repeatedCalls',
  'repeatedNano',
  'scriptCalls',
  'scriptNano',
] as const satisfies readonly (Figure & keyof Potential)[];

type Sums<F extends Figure> = { readonly [figure in F]: bigint | null };
type RowSums = Sums<(typeof rowFigures)[number]> & { readonly coveredBy: string | null };

const summed = (figures: readonly Figure[]) => figures.map(it => `sum(${it}) AS ${it}`).join(', ');
const row = `${summed(rowFigures)}, group_concat(nullif(coveredBy, ''), char(10)) AS coveredBy`;

/**
 * Sums of the rollups over the given local days, all read from one snapshot: each list sums to `totals`.
 * @throws when a sum passes 2^53 (in nano-dollars: $9 million), past which a number would be rounded.
 */
export function report(db: Database, days: readonly string[], query: ReportQuery): Report {
  const { workspace, aggregates = false } = query;
  const named = { first: days[0], last: days.at(-1), workspace, aggregate: aggregates ? 1 : 0 };
  /** Of one workspace, or of all of them in their common sums; `apart` reads those of each workspace. */
  const from = (dimension: Dimension, apart = false) => {
    const everywhere = workspace === undefined && !apart ? 1 : 0;
    return `FROM rollup WHERE aggregate = @aggregate AND everywhere = ${everywhere} AND dimension = '${dimension}'
      AND day BETWEEN @first AND @last ${workspace === undefined ? '' : 'AND workspace = @workspace'}`;
  };
  const list = <K extends string>(keys: Readonly<Record<K, string>>, source: string, order?: string) => {
    const group = Object.values<string>(keys).join(', ');
    const names = Object.entries(keys).map(([key, column]) => `${column} AS "${key}"`);
    return db
      .prepare<unknown[], RowSums & Record<K, string>>(
        `SELECT ${names.join(', ')}, ${row} ${source}
         GROUP BY ${group} ORDER BY ${order ?? `sum(costNano) DESC, sum(calls) DESC, ${group}`}`,
      )
      .safeIntegers()
      .all(named)
      .map(it => ({ ...rowOf(it), ...pick(it, Object.keys(keys) as K[]) }));
  };
  const sum = <F extends Figure>(figures: readonly F[]) => {
    const found = db.prepare<unknown[], Sums<F>>(`SELECT ${summed(figures)} ${from('all')}`);
    return exact(figures, found.safeIntegers().get(named));
  };
  return db.transaction(() => ({
    totals: total(db, from('all'), named),
    byDay: list({ day: 'day' }, from('all'), 'day'),
    byModel: list({ model: 'name' }, from('model')),
    byProvider: list({ provider: 'name' }, from('provider')),
    byTask: list({ task: 'name' }, from('task')),
    byUser: list({ user: 'name' }, from('user')),
    bySource: list({ source: 'name' }, from('source')),
    byWorkspace: list({ workspace: 'workspace' }, from('all', true)),
    byPrompt: list({ workspace: 'workspace', prompt: 'name' }, from('prompt', true)),
    savings: net(sum(savingFigures)),
    potential: sum(potentialFigures),
  }))();
}

/** Sum of one prompt's calls on the given days: a point read a day, for it is asked once a lens. */
export function spentOn(db: Database, workspace: string, prompt: string, days: readonly string[]): Row {
  const from = `FROM rollup WHERE aggregate = 0 AND everywhere = 0 AND dimension = 'prompt'
    AND day IN (SELECT value FROM json_each(@days)) AND workspace = @workspace AND name = @prompt`;
  return total(db, from, { days: JSON.stringify(days), workspace, prompt });
}

function total(db: Database, from: string, named: object): Row {
  return rowOf(db.prepare<unknown[], RowSums>(`SELECT ${row} ${from}`).safeIntegers().get(named));
}

function rowOf(found: RowSums | undefined): Row {
  const sums = exact(rowFigures, found);
  const plans = sums.coveredCalls > 0 ? (found?.coveredBy?.split('\n') ?? []) : [];
  return { ...sums, coveredBy: [...new Set(plans)].sort() };
}

function net(savings: Omit<Savings, 'netNano'>): Savings {
  const { providerCacheNano, ownCacheNano, minimisingNano, routingNano, retriesNano, overheadNano } = savings;
  const saved = providerCacheNano + ownCacheNano + minimisingNano + routingNano;
  return { ...savings, netNano: saved - retriesNano - overheadNano };
}

function exact<F extends Figure>(
  figures: readonly F[],
  found: Sums<F> | undefined,
): { readonly [figure in F]: number } {
  const numbers = figures.map(figure => [figure, toNumber(found?.[figure] ?? 0n, figure)] as const);
  return Object.fromEntries(numbers) as { [figure in F]: number };
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
