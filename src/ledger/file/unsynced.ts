import type { Database } from 'better-sqlite3';

/**
 * What `work` does in transactions that do not wait for the disk: they survive the process, not a power cut. Those before
 * and after keep what `connection.ts` promises: the next one that waits has them on the disk too.
 */
export function unsynced<T>(db: Database, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
  }
}
