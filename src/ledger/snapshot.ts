import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Driver } from './driver';
import { schemaVersion } from './schema';

/**
 * Opens a ledger that cannot be written, for reports. Where SQLite cannot even keep its own files beside it (a
 * read-only folder), a copy in the temporary folder is read: as of now, removed again by `close`.
 */
export function openSnapshot(driver: Driver, file: string): { readonly db: Database; close(): void } {
  try {
    const db = openReadOnly(driver, file);
    return { db, close: () => db.close() };
  } catch (error) {
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(String((error as { code?: unknown }).code)) || !existsSync(file))
      throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
  const copy = join(folder, 'ledger.db');
  try {
    copyFileSync(file, copy);
    // Calls that are not yet in the file itself are in its log.
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const db = openReadOnly(driver, copy);
    const close = () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { db, close };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function openReadOnly(driver: Driver, file: string): Database {
  const db = new driver(file, { readonly: true, fileMustExist: true });
  try {
    schemaVersion(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
