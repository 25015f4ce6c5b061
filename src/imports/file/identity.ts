import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes at a file's beginning that tell it from another one that has taken its place under the same number. */
const headBytes = 1024;

/** What of a file shows that it was written to. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
}

/** @throws what the disk throws */
export function stampOf(path: string): Stamp {
  const { size, mtimeMs } = statSync(path);
  return { size, changedAt: Math.trunc(mtimeMs) };
}

/** Which file this is, told by its number on the disk and a hash of its beginning, of `bytes` at most. */
export function identityOf(path: string, bytes = headBytes): string {
  const { dev, ino } = statSync(path, { bigint: true });
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(bytes);
    const read = readSync(file, head, 0, bytes, 0);
    const hash = createHash('sha256').update(head.subarray(0, read)).digest('hex').slice(0, 16);
    return `${dev}:${ino}:${read}:${hash}`;
  } finally {
    closeSync(file);
  }
}

/** Whether the file at `path` is the one that had `identity`, grown or not. */
export function isSame(path: string, identity: string): boolean {
  const bytes = Number(identity.split(':')[2]);
  return identityOf(path, bytes) === identity;
}
