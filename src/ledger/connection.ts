import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { bookkeeper } from './book';
import type { Call } from './call';
import type { Driver } from './driver';
import { migrate, schemaVersion } from './schema';
import { openSnapshot } from './snapshot';

/** An open ledger file. */
export interface Connection {
  readonly db: Database;
  /** Which file was opened: a path can be given to another file while we hold the old one. */
  readonly identity: string | undefined;
  /** Keeps calls durably, all or none; absent when the file is read-only. */
  readonly keep?: (calls: readonly Call[]) => void;
  close(): void;
}

/** Files up to this size are checked whole when opened: about 10 ms. Larger ones show damage when it is met. */
const wholeCheckBytes = 16 * 2 ** 20;

/** Milliseconds to wait for another process's transaction. */
const busyTimeoutMs = 5000;

/** Opens `file`, made new where there is none. Throws what SQLite or the disk throws, and `ForeignSchema`. */
export function connect(driver: Driver, file: string): Connection {
  mkdirSync(dirname(file), { recursive: true });
  if (!mayWrite(file)) return { ...openSnapshot(driver, file), identity: identityOf(file) };
  const db = new driver(file, { timeout: busyTimeoutMs });
  try {
    schemaVersion(db);
    useWriteAheadLog(db);
    migrate(db);
    if (statSync(file).size <= wholeCheckBytes) checkWhole(db);
    return { db, identity: identityOf(file), keep: bookkeeper(db), close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Readers and the writer do not block each other with a write-ahead log. What an acknowledged call survives:
 * - the process being killed: the commit was written to the log by the operating system's own hand by then, which
 *   `synchronous = NORMAL` would do as well;
 * - a power cut or a crash of the operating system: only because of FULL, which syncs the log at every commit. Calls
 *   take seconds and commits are batched, so the sync (0.1 to 10 ms) costs nothing that can be felt.
 * Not covered: a drive that says it has written what it has not (macOS needs F_FULLFSYNC for that), and network
 * file systems, where a write-ahead log does not work.
 */
function useWriteAheadLog(db: Database): void {
  const giveUp = Date.now() + busyTimeoutMs;
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

/** Throws as SQLite does on meeting damage. */
export function checkWhole(db: Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' });
}

/** `undefined` when there is no such file. */
export function identityOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}

/** Whether the file, or the folder for a new one and for the files SQLite keeps beside it, can be written. */
export function mayWrite(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (identityOf(file) !== undefined) accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

/** What SQLite reports on a file that is not a database, or not any more. */
export const isDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
