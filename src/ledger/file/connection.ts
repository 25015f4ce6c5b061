import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Bookkeeper, bookkeeper } from '../write/book';
import { lookMs, patienceMs } from '../write/turn';
import { isBusy } from './code';
import type { Driver } from './driver';
import { contentOf, identityOf, mayWrite } from './file';
import { migrate, schemaVersion } from './schema';
import { openSnapshot } from './snapshot';
import { checkPages, checkSchema } from './whole';

/** An open ledger. */
export interface Connection {
  readonly db: Database;
  /** Keeps calls durably; absent when the file is read-only. */
  readonly book?: Bookkeeper;
  /** Whether this is still what the path names and allows: a file can be replaced, or made writable, meanwhile. */
  isCurrent(): boolean;
  close(): void;
}

/** Files up to this size are checked whole when opened, in 50 ms at most. Larger ones show damage when it is met. */
const wholeCheckBytes = 16 * 2 ** 20;

/** Opens `file`, made new where there is none. Throws what SQLite or the disk throws, and `NotOurs`. */
export function connect(driver: Driver, file: string): Connection {
  mkdirSync(dirname(file), { recursive: true });
  if (!mayWrite(file)) {
    const content = contentOf(file);
    const isCurrent = () => contentOf(file) === content && !mayWrite(file);
    return { ...openSnapshot(driver, file), isCurrent };
  }
  const db = new driver(file, { timeout: patienceMs });
  try {
    schemaVersion(db);
    useWriteAheadLog(db);
    // Before the schema is changed: a step would build on what is wrong.
    checkSchema(driver, db);
    migrate(db);
    if (statSync(file).size <= wholeCheckBytes) checkPages(db);
    // From here on whoever asks is patient: see `turn.ts`.
    db.pragma(`busy_timeout = ${lookMs}`);
    const identity = identityOf(file);
    return {
      db,
      book: bookkeeper(db),
      isCurrent: () => identityOf(file) === identity,
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Readers and the writer do not block each other with a write-ahead log. What an acknowledged call survives:
 * - the process being killed: a commit has reached the operating system by then. `synchronous = NORMAL` would do;
 * - a power cut or a crash of the operating system: for that FULL syncs the log at every commit. Calls take seconds and
 *   commits are batched, so the sync (0.1 to 10 ms) is not felt. Imports can be done again and do without: `unsynced.ts`.
 * Not covered: a drive that claims to have written what it has not (macOS needs F_FULLFSYNC for that), and network
 * file systems, where a write-ahead log does not work.
 */
function useWriteAheadLog(db: Database): void {
  const giveUp = Date.now() + patienceMs;
  for (;;) {
    try {
      db.pragma('journal_mode = WAL');
      break;
    } catch (error) {
      // Two processes that start a new file together: the change of mode does not wait for the lock by itself.
      if (!isBusy(error) || Date.now() > giveUp) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  db.pragma('synchronous = FULL');
}
