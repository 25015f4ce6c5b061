import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { localDay } from '../day';
import { freeName, underRepairLock } from '../file/aside';
import type { Driver } from '../file/driver';
import { openSnapshot } from '../file/snapshot';
import { checkWhole } from '../file/whole';

/** What a backup holds. */
export interface BackupFacts {
  readonly rows: number;
  /** Milliseconds since the epoch of its first and last call; null when it has none. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

export interface Restored extends BackupFacts {
  /** What the ledger that was there is called now; null when there was none. */
  readonly replaced: string | null;
}

/**
 * Puts a backup in the place of the ledger, which is kept beside it as `FILE.replaced-DAY`. The backup is looked
 * through first: one that is damaged, of another program or of a newer build changes nothing. It stays as it is.
 */
export function restore(driver: Driver, file: string, from: string, now: number): Restored {
  const partial = `${file}.partial`;
  const facts = copyChecked(driver, from, partial);
  mkdirSync(dirname(file), { recursive: true });
  try {
    const replaced = underRepairLock(driver, file, () => {
      const aside = existsSync(file) ? freeName(`${file}.replaced-${localDay(now)}`) : null;
      for (const part of ['-wal', '-shm']) {
        if (aside !== null && existsSync(file + part)) renameSync(file + part, aside + part);
      }
      // A second name for the old file and then the new file under the first: there is no moment without a ledger.
      if (aside !== null) linkSync(file, aside);
      renameSync(partial, file);
      return aside;
    });
    return { ...facts, replaced };
  } finally {
    rmSync(partial, { force: true });
  }
}

/** What the backup at `from` holds. Throws as `restore` does when it cannot be used. */
export function inspect(driver: Driver, from: string): BackupFacts {
  const snapshot = openSnapshot(driver, from);
  try {
    checkWhole(driver, snapshot.db);
    return snapshot.db
      .prepare<[], BackupFacts>('SELECT count(*) AS rows, min(at) AS firstAt, max(at) AS lastAt FROM call')
      .get()!;
  } finally {
    snapshot.close();
  }
}

function copyChecked(driver: Driver, from: string, to: string): BackupFacts {
  const facts = inspect(driver, from);
  const snapshot = openSnapshot(driver, from);
  try {
    rmSync(to, { force: true });
    // It is a copy, and nobody else's.
    snapshot.db.pragma('query_only = OFF');
    snapshot.db.prepare('VACUUM INTO ?').run(to);
  } finally {
    snapshot.close();
  }
  return facts;
}
