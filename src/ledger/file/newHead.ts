import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { codeOf } from './code';
import type { Driver } from './driver';
import { migrate } from './schema';

/** SQLite's usual size of a page, which no ledger has changed. */
const pageBytes = 4096;

/** What the first byte of a page is where a table's rows, or the pages of its rows, begin (sqlite.org/fileformat2.html). */
const tablePages: readonly (number | undefined)[] = [0x05, 0x0d];

/**
 * Lets `read` look into a copy of a ledger whose schema cannot be read. The copy's first page is made anew and knows of
 * the table of calls alone: it was the first to be made, so its rows begin on the second page, in a restored ledger too.
 * Columns were only ever added at its end, so rows of any version are read by the newest. Where SQLite's log beside the
 * file holds the first page as it was, all else is there again as well.
 * @returns `undefined` where no such rows begin on the second page, and where the disk has no room for a copy
 */
export function withNewHead<T>(driver: Driver, damaged: string, read: (copy: string) => T): T | undefined {
  if (!hasRows(damaged)) return undefined;
  const copy = `${damaged}.copy`;
  const remove = () => {
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
  };
  remove();
  try {
    const parts = ['', '-wal'].filter(it => existsSync(damaged + it));
    try {
      for (const part of parts) copyFileSync(damaged + part, copy + part, constants.COPYFILE_FICLONE);
    } catch (error) {
      if (codeOf(error) === 'ENOSPC') return undefined;
      throw error;
    }
    const head = headOf(driver, Math.floor(statSync(damaged).size / pageBytes), parts.length > 1);
    const file = openSync(copy, 'r+');
    try {
      writeSync(file, head, 0, pageBytes, 0);
    } finally {
      closeSync(file);
    }
    return read(copy);
  } finally {
    remove();
  }
}

function hasRows(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(1);
    return readSync(file, first, 0, 1, pageBytes) === 1 && tablePages.includes(first[0]);
  } finally {
    closeSync(file);
  }
}

/** The first page of a database of so many pages that holds the table of calls. */
function headOf(driver: Driver, pages: number, hasLog: boolean): Buffer {
  const whole = new driver(':memory:');
  const alone = new driver(':memory:');
  try {
    migrate(whole);
    alone.exec(whole.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'call'").pluck().get()!);
    const head = alone.serialize().subarray(0, pageBytes);
    // Whether SQLite looks for a log, to write and to read.
    head.fill(hasLog ? 2 : 1, 18, 20);
    // The number of pages, which holds as long as the two counters of changes are the same.
    head.writeUInt32BE(pages, 28);
    head.copy(head, 92, 24, 28);
    return head;
  } finally {
    whole.close();
    alone.close();
  }
}
