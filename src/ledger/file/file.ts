import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

// None of these opens the file: on POSIX systems closing any handle of a file drops all locks that the process has on
// it, SQLite's among them.

/** Which file a path names; `undefined` when none. */
export function identityOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}

/** What the ledger holds, as far as can be told from outside: different after any change. */
export function contentOf(file: string): string {
  return ['', '-wal']
    .map(part => statSync(file + part, { bigint: true, throwIfNoEntry: false }))
    .map(stat => stat && `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}`)
    .join(' ');
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
