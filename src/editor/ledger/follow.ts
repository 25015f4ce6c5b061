import { Disposable } from 'vscode';
import type { Ledger } from '../../ledger';
import type { Rooms } from '../rooms';

/** A question to the ledger, which keeps the answer where it belongs. */
type Question = (ledger: Ledger) => Promise<void>;

/** What follows the ledger. */
export interface Follower extends Disposable {
  /** Asks something now; where the ledger cannot be read, the log says why. */
  readonly ask: (question: Question) => Promise<void>;
}

/**
 * Asks a question at once, and again after changes of the ledger, those of `restMs` milliseconds together: a run of
 * many calls is one refresh.
 */
export function followLedger(
  { ledger, log }: Pick<Rooms, 'ledger' | 'log'>,
  restMs: number,
  question: Question,
): Follower {
  let timer: NodeJS.Timeout | undefined;
  const ask = async (one: Question) => {
    try {
      await one(ledger);
    } catch (error) {
      log.warn('The ledger could not be read.', error as Error);
    }
  };
  const unlisten = ledger.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void ask(question);
    }, restMs);
  });
  void ask(question);
  const stop = new Disposable(() => {
    unlisten();
    clearTimeout(timer);
  });
  return { ask, dispose: () => stop.dispose() };
}
