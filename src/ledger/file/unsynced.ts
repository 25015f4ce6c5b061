import type { Database } from 'better-sqlite3';

/**
 * What `work` does in transactions that do not wait for the disk: they survive the process, not a power cut. Those before
 * and after keep what `connection.ts` promises: the next one that waits has them on the disk too.
 */
export function unsynced<T>(db: Database, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  db.pragma(`wal_autocheckpoint = ${manyPages}`);
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
    db.pragma(`wal_autocheckpoint = ${usualPages}`);
  }
}

/**
 * Pages of the write-ahead log at which it is written into the file: SQLite's own number, and 16 MB of them. Imported
 * calls change the same pages of the indexes over and over, which then are written and waited for a quarter as often.
 */
const usualPages = 1000;
const manyPages = 4000;
