import type { Database } from 'better-sqlite3';

/**
 * Does a deletion so that nothing of what it deletes is left to read in the file: texts of calls may be among it.
 * SQLite otherwise only marks the place as free (https://www.sqlite.org/pragma.html#pragma_secure_delete).
 */
export function overwriting<T>(db: Database, work: () => T): T {
  db.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    db.pragma('secure_delete = OFF');
  }
}

/** Writes the log into the file and empties it, where no other window is reading: it holds pages as they were before. */
export function emptyLog(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}
