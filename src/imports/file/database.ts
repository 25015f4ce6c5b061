import type { Driver } from '../../ledger';

/**
 * The rows that `query` reads of the SQLite database at `path`, one at a time. The database is opened read-only, and
 * never made; nothing of it is locked for longer than a reader with a write-ahead log does.
 * @throws what SQLite throws
 */
export function* readRows(
  driver: Driver,
  path: string,
  { table, query }: { readonly table: string; readonly query: string },
): Generator<Readonly<Record<string, unknown>>> {
  const db = new driver(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    if (has) yield* db.prepare<unknown[], Record<string, unknown>>(query).iterate();
  } finally {
    db.close();
  }
}
