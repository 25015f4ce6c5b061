import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Driver, type Ledger, type Mark, userName } from '../ledger';
import type { Prices } from '../prices';
import { callOf } from './call';
import type { Log } from './find';
import { readLog, type Skipped } from './read';
import type { SourceId, Used } from './source';
import { Window } from './window';

/** What came of an import. */
export interface Imported {
  /** Records of usage that were read: those of a file that has not changed since the last import are not. */
  readonly read: number;
  /** Calls that are new in the ledger. */
  readonly imported: number;
  /** Records that told of a call that is there already. */
  readonly duplicates: number;
  readonly skipped: readonly Skipped[];
  /** Of the new calls whose cost the log tells, and the catalogue too: both, in nano-dollars. */
  readonly compared: {
    readonly calls: number;
    readonly logNano: number;
    readonly listNano: number;
  };
}

export interface ImportRooms {
  readonly ledger: Pick<Ledger, 'import' | 'marks'>;
  /** Opens the price catalogue, which takes a while: asked for only when there are calls to price. */
  readonly openPrices: () => Promise<Prices>;
  readonly driver: Driver;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Told after each part, with the number of logs read so far. */
  readonly onProgress?: (logs: number) => void;
}

/** Calls handed to the ledger at once. */
const windowCalls = 1000;

/**
 * Imports what is new in logs of one source. What was read of a log is kept in the transaction of its calls, so an
 * import that is cut short goes on where it was, and none is done twice.
 * @throws the signal's reason once it is aborted, and a sentence when the ledger cannot be written
 */
export async function importLogs(
  source: SourceId,
  logs: readonly Log[],
  rooms: ImportRooms,
): Promise<Imported> {
  const { ledger, openPrices, driver, now, signal } = rooms;
  const known = new Map((await ledger.marks(source)).map(it => [it.path, it]));
  const user = userName();
  const window = new Window();
  const skipped: Skipped[] = [];
  let marks: Mark[] = [];
  let [read, imported, done] = [0, 0, 0];
  const compared = { calls: 0, logNano: 0, listNano: 0 };

  const callsOf = (used: readonly Used[], prices: Prices) => used.map(it => callOf(source, it, user, prices));

  async function keep(): Promise<void> {
    const calls = window.size > 0 ? callsOf(window.take(), await openPrices()) : [];
    if (calls.length > 0 || marks.length > 0) {
      imported += (await ledger.import(calls, { source, marks })).added;
    }
    for (const { costNano, logCostNano } of calls) {
      if (costNano === null || logCostNano === null) continue;
      compared.calls++;
      compared.logNano += logCostNano;
      compared.listNano += costNano;
    }
    marks = [];
    rooms.onProgress?.(done);
    await turn();
    signal.throwIfAborted();
  }

  for (const { path, form } of logs) {
    try {
      const reading = readLog(path, form, known.get(path), { now: now(), driver });
      for (const item of reading?.items ?? []) {
        if ('skipped' in item) skipped.push(item.skipped);
        else {
          read++;
          window.add(item.used);
          if (window.size < windowCalls) continue;
          marks.push(reading!.mark());
          await keep();
        }
      }
      const mark = reading?.mark();
      if (mark && !isDeepStrictEqual(mark, known.get(path))) marks.push(mark);
    } catch (error) {
      if (!isFromDisk(error)) throw error;
      skipped.push({ file: path, line: 0, reason: `it could not be read (${error.code})` });
    }
    done++;
    if (marks.length >= mostMarks) await keep();
  }
  await keep();
  return { read, imported, duplicates: read - imported, skipped, compared };
}

/** Logs whose marks wait for one transaction: each needs little, but whoever cancels should not wait. */
const mostMarks = 200;

/** A failure of one log, which is no reason to leave the others. */
function isFromDisk(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && /^(?:E[A-Z]+|SQLITE_.*)$/.test(String(error.code));
}
