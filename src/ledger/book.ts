import type { Database } from 'better-sqlite3';
import type { Call } from './call';
import { localDay } from './day';
import { recentKeeper } from './recent';
import type { Row } from './report';
import { dimensions } from './schema';

/** The columns of `call`, without `seq`. */
export const columns = `
  id at day model askedModel provider input cacheRead cacheWrite5m cacheWrite1h output usageFrom costNano savedNano
  coveredBy workspace prompt task user source status attempts latencyMs firstTokenMs error
  countedInput content
`
  .trim()
  .split(/\s+/);

/** The columns that are summed, in the order of `Row`. */
export const sums = [
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
] as const satisfies readonly Exclude<keyof Row, 'coveredBy'>[];

const insertCall = `
  INSERT INTO call (${columns.join(', ')}) VALUES (${columns.map(column => `@${column}`).join(', ')})
  ON CONFLICT (id) DO NOTHING`;

// One statement for all dimensions: its additions are SQLite's, exact in 64 bits.
const addToRollups = `
  INSERT INTO rollup (dimension, day, workspace, name, ${sums.join(', ')}, coveredBy) VALUES ${dimensions
    .map(
      dimension => `
    ('${dimension}', @day, @workspace, ${dimension === 'all' ? "''" : `@${dimension}`}, 1, @input, @cacheRead,
     @cacheWrite5m, @cacheWrite1h, @output, coalesce(@costNano, 0), @savedNano,
     @costNano IS NULL AND @coveredBy = '', @usageFrom = 'estimate', @source = 'sample', @coveredBy <> '', @coveredBy)`,
    )
    .join(',')}
  ON CONFLICT (dimension, day, workspace, name) DO UPDATE SET
    ${sums.map(column => `${column} = ${column} + excluded.${column}`).join(', ')},
    coveredBy = CASE
      WHEN instr(char(10) || coveredBy || char(10), char(10) || excluded.coveredBy || char(10)) THEN coveredBy
      ELSE trim(coveredBy || char(10) || excluded.coveredBy, char(10))
    END`;

/**
 * Makes the writer: it keeps all of `calls`, their sums and the newest of each kind in one transaction, or none of them. A call whose id is
 * already kept changes nothing.
 *
 * The write lock is taken at the start (`BEGIN IMMEDIATE`): a transaction that first reads and then wants to write
 * cannot wait for another writer, SQLite refuses it at once.
 */
export function bookkeeper(db: Database): (calls: readonly Call[]) => void {
  const insert = db.prepare(insertCall);
  const add = db.prepare(addToRollups);
  const keepRecent = recentKeeper(db);
  return db.transaction((calls: readonly Call[]) => {
    for (const call of calls) {
      const row = { ...call, day: localDay(call.at) };
      const { changes, lastInsertRowid } = insert.run(row);
      if (changes === 0) continue;
      add.run(row);
      keepRecent(call, lastInsertRowid);
    }
  }).immediate;
}
