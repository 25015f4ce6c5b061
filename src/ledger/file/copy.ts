import { constants, copyFileSync, existsSync, rmSync } from 'node:fs';
import { codeOf } from './code';

/** SQLite's usual size of a page, which no ledger has changed. */
export const pageBytes = 4096;

/**
 * Lets `work` change a copy of a damaged ledger, with SQLite's log beside it; the copy goes afterwards.
 * @returns `undefined` where the disk has no room for a copy
 */
export function withCopy<T>(damaged: string, work: (copy: string) => T): T | undefined {
  const copy = `${damaged}.copy`;
  const remove = () => {
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
  };
  remove();
  try {
    for (const part of ['', '-wal'].filter(it => existsSync(damaged + it))) {
      copyFileSync(damaged + part, copy + part, constants.COPYFILE_FICLONE);
    }
    return work(copy);
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return undefined;
    throw error;
  } finally {
    remove();
  }
}
