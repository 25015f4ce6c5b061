import type { Database } from 'better-sqlite3';
import { isBusy } from '../file/code';

/** Milliseconds to wait for other processes' transactions, as for any statement. */
const patienceMs = 5000;

/**
 * Makes a transaction look for its turn every millisecond. SQLite itself waits longer and longer, up to 100 ms between
 * two looks, and so misses the short pauses of a window that imports; its own wait is put back afterwards.
 */
export function inTurn<A extends unknown[], T>(db: Database, work: (...given: A) => T): (...given: A) => T {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  return (...given) => {
    const giveUp = performance.now() + patienceMs;
    db.pragma('busy_timeout = 0');
    try {
      for (;;) {
        try {
          return work(...given);
        } catch (error) {
          if (!isBusy(error) || performance.now() > giveUp) throw error;
          Atomics.wait(pause, 0, 0, 1);
        }
      }
    } finally {
      db.pragma(`busy_timeout = ${patienceMs}`);
    }
  };
}
