import { codeOf, isBusy, isDamage } from './code';
import { NotOurs } from './schema';

/** Writing was asked of a ledger that cannot be written. */
export class ReadOnly extends Error {
  constructor(file: string) {
    super(
      `The ledger ${file} is read-only, so new calls are not recorded; reports still work. Make it writable.`,
    );
  }
}

/** What went wrong with the ledger's file, as a sentence for the user. */
export function sentence(error: unknown, file: string): Error {
  if (error instanceof ReadOnly || error instanceof RangeError) return error;
  if (error instanceof NotOurs) return new Error(`The ledger ${file} ${error.message}`);
  return new Error(`The ledger ${file} ${because(error)}`);
}

/** Why the backup at `from` cannot be restored, as a sentence for the user; the ledger is as it was. */
export function backupSentence(error: unknown, from: string): Error {
  if (error instanceof NotOurs) return new Error(`${from} ${error.message}`);
  if (isDamage(error)) return new Error(`${from} is damaged, so the ledger was left as it is.`);
  if (codeOf(error) === 'ENOENT') return new Error(`There is no file at ${from}.`);
  const detail = error instanceof Error ? error.message : String(error);
  return new Error(`${from} could not be restored: ${detail}. The ledger was left as it is.`);
}

function because(error: unknown): string {
  const code = codeOf(error);
  if (isBusy(error)) return 'is held by another program. Try again when that is done.';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return 'could not be written: the disk is full.';
  if (code.startsWith('SQLITE_READONLY')) return 'could not be written: it is read-only.';
  if (isDamage(error)) return 'is damaged and could not be set aside.';
  const detail = error instanceof Error ? error.message : String(error);
  if (/^(SQLITE_CANTOPEN|E[A-Z]+$)/.test(code)) return `cannot be opened: ${detail}.`;
  return `could not be used: ${detail}.`;
}
