import type { Database } from 'better-sqlite3';
import type { Dimension } from '../file/schema';
import type { Figure } from '../write/rollup';
import { closedRows } from './closed';
import { realised } from './realised';
import type { Potential, Report, ReportQuery, Row, Savings } from './report';
import { rowsBy } from './statement';

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

type Sums<F extends Figure> = { readonly [figure in F]: number };

/** The sums of a group in the order they are asked for, and its names before them; null where there is no row. */
type Cells = readonly (number | string | null)[];

const summed = (figures: readonly Figure[]) => figures.map(it => `sum(${it}) AS ${it}`).join(', ');
const row = `${summed(rowFigures)}, group_concat(nullif(coveredBy, ''), char(10)) AS coveredBy`;

/** What is summed up. */
interface Scope extends Omit<ReportQuery, 'days'> {
  /** Local days, ascending. */
  readonly days: readonly string[];
}

/** A list of a report: of which dimension, and what its rows are told apart by. */
interface List {
  readonly dimension: Dimension;
  /** Name in the report: column. */
  readonly keys: Readonly<Record<string, string>>;
  /** Ascending by its keys, not descending by cost. */
  readonly order?: 'keys';
  /** Reads the sums of each workspace, not those of all of them together. */
  readonly apart?: boolean;
}

/** The lists of a report. */
export const lists = {
  byDay: { dimension: 'all', keys: { day: 'day' }, order: 'keys' },
  byModel: { dimension: 'model', keys: { model: 'name' } },
  byProvider: { dimension: 'provider', keys: { provider: 'name' } },
  byTask: { dimension: 'task', keys: { task: 'name' } },
  byUser: { dimension: 'user', keys: { user: 'name' } },
  bySource: { dimension: 'source', keys: { source: 'name' } },
  byWorkspace: { dimension: 'all', keys: { workspace: 'workspace' }, apart: true },
  byPrompt: { dimension: 'prompt', keys: { workspace: 'workspace', prompt: 'name' }, apart: true },
} as const satisfies Readonly<Record<string, List>>;

type ListName = keyof typeof lists;

/**
 * Sums of the rollups over local days, all read from one snapshot: each list sums to `totals`.
 * @throws when a sum passes 2^53 (in nano-dollars: $9 million), past which a number would be rounded.
 */
export function report(db: Database, days: readonly string[], query: ReportQuery): Report {
  const scope = { ...query, days };
  const list = <N extends ListName>(name: N) => [name, rowsOf(db, scope, name)] as const;
  return db.transaction(() => ({
    totals: totalsOf(db, scope),
    ...(Object.fromEntries((Object.keys(lists) as ListName[]).map(list)) as Pick<Report, ListName>),
    savings: net(sumsOf(db, scope, savingFigures)),
    potential: sumsOf(db, scope, potentialFigures),
    realised: query.aggregates ? [] : realised(db, query.workspace),
  }))();
}

/** One list of a report: its days but the last are closed, and remembered. */
export function rowsOf<N extends ListName>(db: Database, scope: Scope, name: N): Report[N] {
  const { keys, order }: List = lists[name];
  const { days, workspace, aggregates } = scope;
  const [before, last] = [days.slice(0, -1), days.slice(-1)];
  const closed =
    before.length === 0
      ? []
      : closedRows(db, before, [name, workspace, aggregates], () =>
          readRows(db, { ...scope, days: before }, name),
        );
  const names = Object.keys(keys);
  const rows = merge(closed, readRows(db, { ...scope, days: last }, name), names);
  return rows.sort(order ? byKeys(names) : byCost(names)) as unknown as Report[N];
}

type Named = Row & Readonly<Record<string, unknown>>;

function readRows(db: Database, scope: Scope, name: ListName): readonly Named[] {
  const { dimension, keys, apart = false }: List = lists[name];
  const [names, columns] = [Object.keys(keys), Object.values(keys).join(', ')];
  const found = from(scope, dimension, apart);
  // Of one day there is nothing to add up.
  const sql =
    scope.days.length === 1
      ? `SELECT ${rowFigures.join(', ')}, coveredBy, ${columns} ${found}`
      : `SELECT ${row}, ${columns} ${found} GROUP BY ${columns}`;
  return rowsBy<Cells>(db, sql)
    .all(named(scope))
    .map(cells => {
      const found: Record<string, unknown> = rowOf(cells);
      for (const [index, key] of names.entries()) found[key] = cells[rowFigures.length + 1 + index];
      return found as unknown as Named;
    });
}

/** All calls of a report. */
export function totalsOf(db: Database, scope: Scope): Row {
  return total(db, from(scope, 'all'), named(scope));
}

function sumsOf<F extends Figure>(db: Database, scope: Scope, figures: readonly F[]): Sums<F> {
  return exact(
    figures,
    rowsBy<Cells>(db, `SELECT ${summed(figures)} ${from(scope, 'all')}`).get(named(scope))!,
  );
}

/**
 * Of one workspace, or of all of them in their common sums; `apart` reads those of each workspace instead. Days are
 * named one by one: those of a key's later columns stand together within a day.
 */
function from({ workspace }: Scope, dimension: Dimension, apart = false): string {
  const whose =
    workspace !== undefined
      ? 'everywhere = 0 AND workspace = @workspace'
      : apart
        ? 'everywhere = 0'
        : "everywhere = 1 AND workspace = ''";
  return `FROM rollup WHERE day IN (SELECT value FROM json_each(@days)) AND ${whose} AND dimension = '${dimension}'
    AND aggregate = @aggregate`;
}

const named = ({ days, workspace, aggregates = false }: Scope) => ({
  days: JSON.stringify(days),
  workspace,
  aggregate: aggregates ? 1 : 0,
});

/** Sum of one prompt's calls on the given days: a point read a day, for it is asked once a lens. */
export function spentOn(db: Database, workspace: string, prompt: string, days: readonly string[]): Row {
  const from = `FROM rollup WHERE aggregate = 0 AND everywhere = 0 AND dimension = 'prompt'
    AND day IN (SELECT value FROM json_each(@days)) AND workspace = @workspace AND name = @prompt`;
  return total(db, from, { days: JSON.stringify(days), workspace, prompt });
}

function total(db: Database, from: string, named: object): Row {
  return rowOf(rowsBy<Cells>(db, `SELECT ${row} ${from}`).get(named)!);
}

function rowOf(cells: Cells) {
  const sums = exact(rowFigures, cells);
  const plans = cells[rowFigures.length];
  const coveredBy = sums.coveredCalls > 0 && typeof plans === 'string' ? plans.split('\n') : [];
  return Object.assign(sums, { coveredBy: [...new Set(coveredBy)].sort() }) satisfies Row;
}

function net(savings: Omit<Savings, 'netNano'>): Savings {
  const { providerCacheNano, ownCacheNano, minimisingNano, routingNano, retriesNano, overheadNano } = savings;
  const saved = providerCacheNano + ownCacheNano + minimisingNano + routingNano;
  return { ...savings, netNano: saved - retriesNano - overheadNano };
}

function exact<F extends Figure>(figures: readonly F[], cells: Cells): Sums<F> {
  const sums = {} as { [figure in F]: number };
  for (let index = 0; index < figures.length; index++) {
    sums[figures[index]!] = whole(Number(cells[index]), figures[index]!);
  }
  return sums;
}

/** SQLite's whole number as it came: past 2^53 it may have been rounded, but not to one below that. */
function whole(sum: number, column: string): number {
  if (Number.isSafeInteger(sum)) return sum;
  throw new RangeError(`The sum of ${column} is too large to be shown exactly. Ask for fewer days.`);
}

/** The rows of both, those with the same names added up. */
function merge(some: readonly Named[], others: readonly Named[], names: readonly string[]): Named[] {
  const idOf = (it: Named) => names.map(name => it[name]).join('\n');
  const merged = new Map(some.map(it => [idOf(it), it]));
  for (const other of others) {
    const known = merged.get(idOf(other));
    merged.set(idOf(other), known ? add(known, other) : other);
  }
  return [...merged.values()];
}

function add(one: Named, other: Named): Named {
  const coveredBy =
    other.coveredBy.length === 0
      ? one.coveredBy
      : [...new Set([...one.coveredBy, ...other.coveredBy])].sort();
  const sum: Record<string, unknown> & { -readonly [F in (typeof rowFigures)[number]]: number } = {
    ...one,
    coveredBy,
  };
  for (const figure of rowFigures) sum[figure] = whole(one[figure] + other[figure], figure);
  return sum as unknown as Named;
}

const byKeys = (names: readonly string[]) => (a: Named, b: Named) => {
  const different = names.find(name => a[name] !== b[name]);
  return different === undefined ? 0 : String(a[different]) < String(b[different]) ? -1 : 1;
};

const byCost = (names: readonly string[]) => (a: Named, b: Named) =>
  b.costNano - a.costNano || b.calls - a.calls || byKeys(names)(a, b);
