import type { Database } from 'better-sqlite3';
import { type CallRow, columns, usualRow } from './row';

/** Statements kept prepared: one for each set of columns that are not as usual. */
const mostStatements = 100;

/** Bits that a number holds. */
const mostColumns = 53;

const usual: readonly unknown[] = Object.values(usualRow);

const literals = usual.map(it => (typeof it === 'string' ? `'${it}'` : String(it)));

/**
 * Makes what inserts rows of calls. Most columns of a row are as they are in one of which nothing is known: they stand in
 * the statement, for binding a value takes as long as all else that is done with it.
 * @returns whether the row was inserted: not where its id is known
 */
export function inserter(db: Database): (row: CallRow) => boolean {
  if (columns.length > mostColumns) throw new RangeError(`A call has more than ${mostColumns} columns.`);
  const statements = new Map<number, ReturnType<typeof prepare>>();

  function prepare(values: readonly unknown[]) {
    const marks = values.map((value, index) => (value === usual[index] ? literals[index] : '?'));
    return db.prepare(
      `INSERT INTO call (${columns.join(', ')}) VALUES (${marks.join(', ')}) ON CONFLICT (id) DO NOTHING`,
    );
  }

  return row => {
    const values = Object.values(row) as readonly unknown[];
    const bound: unknown[] = [];
    // One bit a column.
    let set = 0;
    for (let index = 0; index < values.length; index++) {
      set *= 2;
      if (values[index] === usual[index]) continue;
      set++;
      bound.push(values[index]);
    }
    let statement = statements.get(set);
    if (!statement) {
      if (statements.size >= mostStatements) statements.clear();
      statement = prepare(values);
      statements.set(set, statement);
    }
    return statement.run(bound).changes > 0;
  };
}
