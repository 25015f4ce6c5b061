import { existsSync, renameSync } from 'node:fs';
import { localDay } from '../day';
import type { Driver } from './driver';
import { NotOurs } from './schema';
import { isWhole } from './whole';

/**
 * Renames a damaged ledger to `FILE.damaged-DAY` together with what SQLite kept beside it; nothing is deleted.
 * Returns the new name; `undefined` when the file is sound, because another process was first.
 *
 * Windows that meet the damage together must not set aside each other's new ledger: a lock on an empty file beside
 * it, `FILE-repair`, lets in one at a time, and each looks again. The lock is SQLite's own, so it ends with a killed
 * process. The empty file stays: one who waits for a lock on a removed file shares it with nobody.
 * @throws NotOurs for a file that is not named like a database: it was probably given by mistake. Also throws when
 * the system forbids to rename a file that another window has open (Windows).
 */
export function setAside(driver: Driver, file: string, now: number): string | undefined {
  if (!/\.(db|sqlite3?)$/i.test(file)) throw new NotOurs('is not a ledger, so it was left alone.');
  return underRepairLock(driver, file, () => {
    if (!existsSync(file) || isWhole(driver, file)) return undefined;
    return renameDamaged(file, now);
  });
}

/**
 * Renames a damaged file of SQLite's to `FILE.damaged-DAY` together with what SQLite kept beside it; returns its new name.
 * Throws what the disk throws.
 */
export function renameDamaged(file: string, now: number): string {
  const aside = freeName(`${file}.damaged-${localDay(now)}`);
  // The file itself last: as long as its name is taken, no window starts a new one whose log could be moved too.
  for (const part of ['-wal', '-shm', '']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return aside;
}

/** Does what changes the ledger's name for a file, while no other process does so. */
export function underRepairLock<T>(driver: Driver, file: string, work: () => T): T {
  const lock = new driver(`${file}-repair`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    lock.close();
  }
}

/** `name`, or with the first number after it that makes it new. */
export function freeName(name: string): string {
  if (!existsSync(name)) return name;
  let number = 2;
  while (existsSync(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
