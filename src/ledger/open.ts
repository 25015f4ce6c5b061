import { Worker } from 'node:worker_threads';
import type { Ledger, LedgerNotice } from './ledger';
import { own } from './owner';
import type { Answers, Ask, FromOwner, ToOwner } from './protocol';

export interface LedgerOptions {
  /** Absolute path of the SQLite file; made, with its folder, when there is none. */
  readonly file: string;
  /** The bundled worker (`dist/ledgerWorker.js`). Without it the caller's own thread does the work: for a terminal. */
  readonly workerPath?: string;
  /** What the user must be told. Each notice comes once. */
  readonly onNotice: (notice: LedgerNotice) => void;
}

/** Opens the ledger. Never throws: a ledger that cannot be used says so through `onNotice` and in what it rejects. */
export function openLedger(options: LedgerOptions): Ledger {
  const pending = new Map<
    number,
    { resolve(value: Answers[keyof Answers]): void; reject(error: Error): void }
  >();
  const listeners = new Set<() => void>();
  let asked = 0;
  let broken: string | undefined;

  function receive(message: FromOwner) {
    switch (message.kind) {
      case 'answer':
        pending.get(message.number)?.resolve(message.value);
        pending.delete(message.number);
        break;
      case 'failure':
        pending.get(message.number)?.reject(new Error(message.message));
        pending.delete(message.number);
        break;
      case 'notice':
        options.onNotice(message.notice);
        break;
      case 'changed':
        for (const listener of listeners) listener();
    }
  }

  function breakDown(error: Error) {
    if (broken === undefined) {
      broken = `The ledger stopped working: ${error.message}. Reload the window to start it again.`;
      options.onNotice({ kind: 'unavailable', message: broken });
    }
    for (const { reject } of pending.values()) reject(new Error(broken));
    pending.clear();
  }

  const owner = options.workerPath
    ? startWorker(options.workerPath, options.file, receive, breakDown)
    : { post: own(options.file, receive), end: async () => {} };

  function ask<K extends Ask['kind']>(ask: Extract<Ask, { kind: K }>): Promise<Answers[K]> {
    if (broken) return Promise.reject(new Error(broken));
    return new Promise<Answers[keyof Answers]>((resolve, reject) => {
      const number = ++asked;
      pending.set(number, { resolve, reject });
      owner.post({ number, ask });
    }) as Promise<Answers[K]>;
  }

  return {
    record: (calls, texts) => ask<'record'>({ kind: 'record', calls, texts }),
    import: (calls, marks) => ask<'import'>({ kind: 'import', calls, marks }),
    reserve: (wish, ceilings) => ask<'reserve'>({ kind: 'reserve', wish, ceilings }),
    release: id => ask<'release'>({ kind: 'release', id }),
    marks: source => ask<'marks'>({ kind: 'marks', source }),
    report: (query = {}) => ask<'report'>({ kind: 'report', query }),
    calls: limit => ask<'calls'>({ kind: 'calls', limit }),
    findCalls: query => ask<'findCalls'>({ kind: 'findCalls', query }),
    spentOn: (workspace, prompt, days) => ask<'spentOn'>({ kind: 'spentOn', workspace, prompt, days }),
    dailySpend: query => ask<'dailySpend'>({ kind: 'dailySpend', query }),
    hourlySpend: (days, workspace) => ask<'hourlySpend'>({ kind: 'hourlySpend', days, workspace }),
    promptCalls: (workspace, path, days) =>
      ask<'promptCalls'>({ kind: 'promptCalls', workspace, path, days }),
    promptOutputs: (workspace, path) => ask<'promptOutputs'>({ kind: 'promptOutputs', workspace, path }),
    judgedCalls: task => ask<'judgedCalls'>({ kind: 'judgedCalls', task }),
    texts: query => ask<'texts'>({ kind: 'texts', query }),
    routingAudit: query => ask<'routingAudit'>({ kind: 'routingAudit', query }),
    watchedCalls: query => ask<'watchedCalls'>({ kind: 'watchedCalls', query }),
    keepVerdict: verdict => ask<'keepVerdict'>({ kind: 'keepVerdict', verdict }),
    verdicts: (workspace, path) => ask<'verdicts'>({ kind: 'verdicts', workspace, path }),
    experience: () => ask<'experience'>({ kind: 'experience' }),
    backUp: (...given) => ask<'backUp'>({ kind: 'backUp', given }),
    inspectBackup: (...given) => ask<'inspectBackup'>({ kind: 'inspectBackup', given }),
    restore: (...given) => ask<'restore'>({ kind: 'restore', given }),
    check: (...given) => ask<'check'>({ kind: 'check', given }),
    toErase: (...given) => ask<'toErase'>({ kind: 'toErase', given }),
    erase: (...given) => ask<'erase'>({ kind: 'erase', given }),
    dropTexts: (...given) => ask<'dropTexts'>({ kind: 'dropTexts', given }),
    dropOlder: (...given) => ask<'dropOlder'>({ kind: 'dropOlder', given }),
    exportTo: (...given) => ask<'exportTo'>({ kind: 'exportTo', given }),
    onChange: listener => {
      listeners.add(listener);
      // Cannot fail but with the ledger as a whole, and that is told.
      const watch = (on: boolean) => void ask<'watch'>({ kind: 'watch', on }).catch(() => {});
      if (listeners.size === 1) watch(true);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) watch(false);
      };
    },
    close: async () => {
      if (broken) return;
      const closed = ask<'close'>({ kind: 'close' });
      broken = 'The ledger is closed.';
      // A thread that has ended has closed its file.
      await closed.catch(() => {});
      await owner.end();
    },
  };
}

interface Owner {
  post(message: ToOwner): void;
  end(): Promise<unknown>;
}

function startWorker(
  path: string,
  file: string,
  receive: (message: FromOwner) => void,
  onBreak: (error: Error) => void,
): Owner {
  const worker = new Worker(path, { workerData: file, name: 'promptmeter-ledger' });
  worker.on('message', receive);
  worker.on('error', onBreak);
  worker.on('exit', () => onBreak(new Error('its thread ended')));
  return {
    post: message => worker.postMessage(message),
    end: () => worker.terminate(),
  };
}
