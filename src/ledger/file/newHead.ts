import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { pageBytes } from './copy';
import type { Driver } from './driver';
import { migrate } from './schema';

/**
 * Makes the first page of a ledger's copy anew. It knows of the table of calls alone: that was the first to be made, so
 * its rows begin on the second page, in a restored ledger too. Columns were only ever added at its end, so rows of any
 * version are read by the newest. Where SQLite's log beside the file holds the first page as it was, all else is there
 * again as well.
 */
export function writeHead(driver: Driver, copy: string): void {
  const head = headOf(driver, Math.floor(statSync(copy).size / pageBytes), existsSync(`${copy}-wal`));
  const file = openSync(copy, 'r+');
  try {
    writeSync(file, head, 0, pageBytes, 0);
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
