/** The code of an error of SQLite or the system, such as `SQLITE_BUSY` or `EACCES`; empty when it has none. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** Another process held a lock for longer than we wait. */
export const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

/** What SQLite reports on a file that is not a database, or not any more. */
export const isDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
