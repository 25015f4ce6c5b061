import type { Database } from 'better-sqlite3';

/**
 * Does in a transaction what can be done again after a power cut, without waiting until the disk has it: a log that was
 * imported is there to be read again, and its mark would be lost with its calls. A killed process loses nothing, and
 * the next call that is recorded, or the last window that closes the ledger, waits for all of it.
 */
export function unsynced<T>(db: Database, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
  }
}
