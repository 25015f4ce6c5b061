import type { Database } from 'better-sqlite3';
import { isBusy } from '../file/code';

/** Milliseconds to wait for other processes' transactions. */
export const patienceMs = 5000;

/**
 * Milliseconds that SQLite itself waits at a time. Left to wait for longer it would look less and less often, up to
 * 100 ms between two looks, and so miss the short pauses of a window that imports.
 */
export const lookMs = 1;

/**
 * What `work` does, again and again while another process holds the ledger, until patience ends. What a failed try did
 * must not last.
 */
export function patiently<T>(work: () => T): T {
  const giveUp = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUp) throw error;
    }
  }
}

/**
 * Makes a transaction that waits for its turn. The write lock is taken at the start (`BEGIN IMMEDIATE`): a transaction
 * that first reads and then wants to write cannot wait for another writer, SQLite refuses it at once.
 */
export function inTurn<A extends unknown[], T>(db: Database, work: (...given: A) => T): (...given: A) => T {
  const transaction = db.transaction(work).immediate;
  return (...given) => patiently(() => transaction(...given));
}
