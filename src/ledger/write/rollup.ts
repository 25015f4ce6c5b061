import type { Database } from 'better-sqlite3';
import { dimensions } from '../file/schema';
import { additions } from './additions';
import type { CallRow } from './row';

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

/** Nobody waited for it and it is not in a batch yet: what could be. */
function isScript(row: CallRow): boolean {
  return row.interactive === 0 && row.batch === 0 && row.status === 'ok' && row.servedFrom === 'provider';
}

const key = ['aggregate', 'everywhere', 'dimension', 'day', 'workspace', 'name'];

const add = `
  INSERT INTO rollup (${[...key, 'coveredBy', ...figureNames].join(', ')})
  VALUES (${[...key, 'coveredBy', ...figureNames].map(() => '?').join(', ')})
  ON CONFLICT (${key.join(', ')}) DO UPDATE SET
    ${figureNames.map(column => `${column} = ${column} + excluded.${column}`).join(', ')},
    coveredBy = CASE
      WHEN instr(char(10) || coveredBy || char(10), char(10) || excluded.coveredBy || char(10)) THEN coveredBy
      ELSE trim(coveredBy || char(10) || excluded.coveredBy, char(10))
    END`;

const dropEmpty = `DELETE FROM rollup WHERE entries = 0 AND ${key.map(column => `${column} = ?`).join(' AND ')}`;

/** Adds a row to all sums of its day, as `waiting` keys them: those of `rollup`, and the subscription. */
export function rollupAdditions(
  waiting: Pick<ReturnType<typeof additions>, 'add'>,
  row: CallRow,
  sign: 1 | -1,
): void {
  const sums = figureNames.map(name => sign * figures[name](row));
  for (const dimension of dimensions) {
    const name = dimension === 'all' ? '' : row[dimension];
    const rest = [dimension, row.day] as const;
    waiting.add([row.aggregate, 0, ...rest, row.workspace, name, row.coveredBy], sums);
    // A prompt is a path within a workspace, so that it has no sum over all of them.
    if (dimension !== 'prompt') waiting.add([row.aggregate, 1, ...rest, '', name, row.coveredBy], sums);
  }
}

/** Takes a day: its sums are about to be others. */
export const countDayChange = `
  INSERT INTO dayChange VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET number = number + 1`;

/** Makes what adds rows to the sums of their days, or takes them off again; `flush` writes what was
 * gathered. */
export function rollupKeeper(db: Database): {
  add(row: CallRow, sign: 1 | -1): void;
  flush(): void;
  clear(): void;
} {
  const [adding, dropping, changing] = [db.prepare(add), db.prepare(dropEmpty), db.prepare(countDayChange)];
  const days = new Set<string>();
  const waiting = additions((keys, sums) => {
    adding.run(...keys, ...sums);
    if (sums[figureNames.indexOf('entries')]! <= 0) dropping.run(...keys.slice(0, key.length));
  });
  return {
    add(row, sign) {
      days.add(row.day);
      rollupAdditions(waiting, row, sign);
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
