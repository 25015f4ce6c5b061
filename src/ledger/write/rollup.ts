import type { Database } from 'better-sqlite3';
import { type Dimension, dimensions } from '../file/schema';
import { additions, type Write } from './additions';
import type { CallRow } from './row';
import { upserter } from './upsert';

/** The columns of `rollup` that are summed, each with what a row of `call` adds to it. */
const figures = {
  calls: row => (row.status === 'retried' ? 0 : row.requests),
  input: row => row.input,
  cacheRead: row => row.cacheRead,
  cacheWrite5m: row => row.cacheWrite5m,
  cacheWrite1h: row => row.cacheWrite1h,
  output: row => row.output,
  costNano: row => row.costNano ?? 0,
  savedNano: row => row.savedNano,
  unpricedCalls: row => (row.costNano === null && row.coveredBy === '' ? row.requests : 0),
  estimatedCalls: row => (row.usageFrom === 'estimate' ? row.requests : 0),
  sampleCalls: row => (row.source === 'sample' ? row.requests : 0),
  coveredCalls: row => (row.coveredBy === '' ? 0 : row.requests),
  failedCalls: row => (row.status === 'error' || row.status === 'cut' ? row.requests : 0),
  retriedCalls: row => (row.status === 'retried' ? row.requests : 0),
  wastedNano: row => (row.status === 'ok' ? 0 : (row.costNano ?? 0)),
  repeatedCalls: row => row.repeated * row.requests,
  repeatedNano: row => row.repeated * (row.costNano ?? 0),
  scriptCalls: row => (isScript(row) ? row.requests : 0),
  scriptNano: row => (isScript(row) ? (row.costNano ?? 0) : 0),
  providerCacheNano: row => row.providerCacheNano,
  ownCacheNano: row => row.ownCacheNano,
  minimisingNano: row => row.minimisingNano,
  routingNano: row => row.routingNano,
  retriesNano: row => (row.status === 'retried' ? (row.costNano ?? 0) : 0),
  overheadNano: row => (row.overhead === 1 ? (row.costNano ?? 0) : 0),
  entries: () => 1,
} as const satisfies Readonly<Record<string, (row: CallRow) => number>>;

export type Figure = keyof typeof figures;

/** The names of the summed columns. */
export const figureNames = Object.keys(figures) as readonly Figure[];

const additionOf: readonly ((row: CallRow) => number)[] = Object.values(figures);

/** Nobody waited for it and it is not in a batch yet: what could be. */
function isScript(row: CallRow): boolean {
  return row.interactive === 0 && row.batch === 0 && row.status === 'ok' && row.servedFrom === 'provider';
}

const entries = figureNames.indexOf('entries');

const dropEmpty = `
  DELETE FROM rollup WHERE entries = 0 AND day = @day AND everywhere = @everywhere AND workspace = @workspace
    AND dimension = @dimension AND name = @name AND aggregate = @aggregate`;

/** Where sums of a call stand: those of its workspace, then those of all workspaces together. */
export const places: readonly { readonly everywhere: 0 | 1; readonly dimension: Dimension }[] = [
  ...dimensions.map(dimension => ({ everywhere: 0, dimension }) as const),
  // A prompt, the last, is a path within a workspace: it has no sum over all of them.
  ...dimensions.slice(0, -1).map(dimension => ({ everywhere: 1, dimension }) as const),
];

/** What the sums of a group are told apart by, but for their place and name. */
export interface RollupGroup extends Pick<CallRow, 'aggregate' | 'day' | 'coveredBy'> {
  /** That of the sums that are of one workspace. */
  readonly workspace: string;
}

/** Makes what gathers the sums of the days of rows; `write` is given some of `places` that are to have the same added. */
export function rollupAdditions(write: Write<RollupGroup>): {
  add(row: CallRow, sign: 1 | -1): void;
  flush(): void;
  clear(): void;
} {
  let rows = 0;
  const common = additions<RollupGroup>(write);
  const apart = additions<RollupGroup>((group, from, names, figures) => {
    const shared = names.slice(0, dimensions.length - 1 - from);
    if (rows === 1) {
      write(group, from, [...names, ...shared], figures);
      return;
    }
    write(group, from, names, figures);
    if (shared.length === 0) return;
    const { aggregate, day, coveredBy } = group;
    const everywhere = { ...group, workspace: '' };
    common.add(`${aggregate}\n${day}\n${coveredBy}`, everywhere, dimensions.length + from, shared, figures);
  });
  return {
    add(row, sign) {
      rows++;
      const { aggregate, day, workspace, coveredBy } = row;
      const names = dimensions.map(it => (it === 'all' ? '' : row[it]));
      const figures: number[] = [];
      for (let index = 0; index < additionOf.length; index++) figures.push(sign * additionOf[index]!(row));
      const group = { aggregate, day, workspace, coveredBy };
      apart.add(`${aggregate}\n${day}\n${coveredBy}\n${workspace}`, group, 0, names, figures);
    },
    flush() {
      apart.flush();
      common.flush();
      rows = 0;
    },
    clear() {
      apart.clear();
      common.clear();
      rows = 0;
    },
  };
}

/** Takes a day: its sums are about to be others. */
export const countDayChange = `
  INSERT INTO dayChange VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET number = number + 1`;

/** Makes what adds rows to the sums of their days, or takes them off again; `flush` writes what was gathered. */
export function rollupKeeper(db: Database): {
  add(row: CallRow, sign: 1 | -1): void;
  flush(): void;
  clear(): void;
} {
  const adding = upserter(db, figureNames);
  const [dropping, changing] = [db.prepare(dropEmpty), db.prepare(countDayChange)];
  const days = new Set<string>();
  const waiting = rollupAdditions((group, from, names, figures) => {
    const sums = places.slice(from, from + names.length);
    adding(group, sums, names, figures);
    if (figures[entries]! > 0) return;
    for (const [index, { everywhere, dimension }] of sums.entries()) {
      const { day, aggregate } = group;
      const workspace = everywhere ? '' : group.workspace;
      dropping.run({ day, aggregate, workspace, everywhere, dimension, name: names[index] });
    }
  });
  return {
    add(row, sign) {
      days.add(row.day);
      waiting.add(row, sign);
    },
    flush() {
      waiting.flush();
      for (const day of days) changing.run(day);
      days.clear();
    },
    clear() {
      waiting.clear();
      days.clear();
    },
  };
}
