import type { Database, Statement } from 'better-sqlite3';

const known = new WeakMap<Database, Map<string, Statement<unknown[], unknown>>>();

/**
 * A statement that gives rows as arrays, prepared once for each open ledger: that takes as long as to run it. For
 * statements of which there are few.
 */
export function rowsBy<Cells>(db: Database, sql: string): Statement<unknown[], Cells> {
  const statements = known.get(db) ?? new Map<string, Statement<unknown[], unknown>>();
  known.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare<unknown[], unknown>(sql).raw();
  statements.set(sql, statement);
  return statement as Statement<unknown[], Cells>;
}
