import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger';

type Record = Ledger['record'];

/** Milliseconds for which calls are gathered: a write of many takes little longer than one of one. */
const gatherMs = 50;

/** Milliseconds between two tries to write what could not be written. */
const retryMs = 2000;

/** Writes that wait at most, of a call each; when there are more, the oldest is given up. */
const mostWaiting = 50_000;

/** A ledger's `record` that does not give up. */
export interface Keeping {
  readonly record: Record;
  /** Tries once more what still waits, and resolves to how many calls are lost. */
  readonly close: () => Promise<number>;
}

/**
 * Keeps calls that a ledger could not take, because it was locked or its disk is full, and tries again until it can.
 * @param onTrouble told once, when calls begin to wait, with the ledger's own sentence
 */
export function keepTrying(record: Record, onTrouble: (sentence: string) => void): Keeping {
  let gathered: Parameters<Record>[] = [];
  let written: Promise<void> | undefined;
  let waiting: Parameters<Record>[] = [];
  let trying: Promise<void> | undefined;
  let lost = 0;
  const closed = new AbortController();

  async function tryAgain(): Promise<void> {
    while (waiting.length > 0 && !closed.signal.aborted) {
      await sleep(retryMs, undefined, { ref: false, signal: closed.signal }).catch(() => {});
      await writeWaiting();
    }
    // In one step with the look at what waits: what begins to wait from here on is tried anew.
    trying = undefined;
  }

  /** In their order, up to the first that still cannot be written: the others could not either. */
  async function writeWaiting(): Promise<void> {
    const now = waiting;
    waiting = [];
    for (const [index, given] of now.entries()) {
      const isWritten = await record(...given).then(
        () => true,
        () => false,
      );
      if (!isWritten) {
        waiting = [...now.slice(index), ...waiting];
        return;
      }
    }
  }

  async function writeGathered(): Promise<void> {
    await sleep(gatherMs, undefined, { signal: closed.signal }).catch(() => {});
    const now = gathered;
    gathered = [];
    written = undefined;
    try {
      await record(
        now.flatMap(([calls]) => calls),
        now.flatMap(([, texts = []]) => texts),
      );
    } catch (error) {
      // While it is tried again, nothing may be seen to wait.
      if (!trying) onTrouble((error as Error).message);
      waiting.push(...now);
      lost += waiting.splice(0, Math.max(0, waiting.length - mostWaiting)).length;
      trying ??= tryAgain();
    }
  }

  return {
    record: (...given) => {
      gathered.push(given);
      written ??= writeGathered();
      return written;
    },
    close: async () => {
      closed.abort();
      await written;
      await trying;
      await writeWaiting();
      return lost + waiting.length;
    },
  };
}
