import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { bringUpToDate } from '../write/recent';
import type { Driver } from './driver';
import { migrate } from './schema';

/**
 * Opens a copy of a ledger that cannot be written, for reports, as of now. SQLite would read the file itself only
 * where it can keep its own files beside it, and would leave those behind, as read-only as the ledger. `close`
 * removes the copy.
 */
export function openSnapshot(driver: Driver, file: string): { readonly db: Database; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'ledger.db');
    // Calls that are not yet in the file itself are in its log.
    for (const part of ['', '-wal'].filter(it => it === '' || existsSync(file + it))) {
      copyFileSync(file + part, copy + part, constants.COPYFILE_FICLONE);
      chmodSync(copy + part, 0o600);
    }
    const db = new driver(copy, { fileMustExist: true });
    const close = () => {
      db.close();
      remove();
    };
    try {
      // An older build's ledger is brought up to date like any other, in the copy alone.
      migrate(db);
      bringUpToDate(db);
      db.pragma('query_only = ON');
    } catch (error) {
      close();
      throw error;
    }
    return { db, close };
  } catch (error) {
    remove();
    throw error;
  }
}
