import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Pages copied at once, 4 MB: a few milliseconds, between which the ledger goes on. */
const pagesAtOnce = 1000;

/**
 * Writes a copy of the ledger, as of one moment, to a file that must not exist. Another process that writes meanwhile
 * makes SQLite begin again; then more is copied at once, until nobody gets in between.
 */
export async function backUp(db: Database, to: string): Promise<void> {
  if (existsSync(to))
    throw new RangeError(`${to} is there already, so no backup was written. Choose another name.`);
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  let [pages, left] = [pagesAtOnce, Number.POSITIVE_INFINITY];
  try {
    await db.backup(partial, {
      progress: ({ remainingPages }) => {
        if (remainingPages > left) pages *= 4;
        left = remainingPages;
        return pages;
      },
    });
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
