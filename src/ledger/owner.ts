import { refusal } from './check';
import { loadDriver } from './driver';
import type { Answers, Ask, FromOwner, ToOwner } from './protocol';
import { Store } from './store';

/** Calls kept in one transaction, at most: other windows wait for it, about 30 ms. */
const batchCalls = 1000;

/** Milliseconds between looks for other processes' calls; only while somebody listens. A look takes microseconds. */
const watchMs = 1000;

/**
 * The side of the ledger that owns the file: in a worker thread, or in the caller's own (a terminal). Takes asks,
 * posts answers. Calls that arrive while a transaction is under way are kept together in the next one.
 */
export function own(file: string, post: (message: FromOwner) => void): (message: ToOwner) => void {
  const waiting: { readonly number: number; readonly ask: Extract<Ask, { kind: 'record' }> }[] = [];
  let watch: NodeJS.Timeout | undefined;
  let version = '';

  const ready = loadDriver().then(driver => {
    const onNotice = (notice: Extract<FromOwner, { kind: 'notice' }>['notice']) =>
      post({ kind: 'notice', notice });
    const store = new Store({ driver, file, now: Date.now, onNotice });
    store.open();
    return store;
  });
  ready.catch(error => post({ kind: 'notice', notice: { kind: 'unavailable', message: messageOf(error) } }));

  function keepWaiting(store: Store) {
    const batch = waiting.splice(0, batchCalls);
    if (waiting.length > 0) setImmediate(keepWaiting, store);
    const good = batch.filter(({ number, ask }) => {
      const message = refusal(ask.call);
      if (message) post({ kind: 'failure', number, message });
      return !message;
    });
    if (good.length === 0) return;
    try {
      store.record(good.map(({ ask }) => ask.call));
      for (const { number } of good) post({ kind: 'answer', number, value: undefined });
      if (watch) post({ kind: 'changed' });
    } catch (error) {
      for (const { number } of good) post({ kind: 'failure', number, message: messageOf(error) });
    }
  }

  function look(store: Store) {
    try {
      const seen = store.version();
      if (version && seen !== version) post({ kind: 'changed' });
      version = seen;
    } catch {
      // The file is out of reach for now: that is told by whoever asks for it.
    }
  }

  function answer(store: Store, ask: Exclude<Ask, { kind: 'record' }>): Answers[keyof Answers] {
    while (waiting.length > 0) keepWaiting(store);
    switch (ask.kind) {
      case 'report':
        return store.report(ask.query);
      case 'calls':
        return store.calls(ask.limit, ask.workspace);
      case 'spentOn':
        return store.spentOn(ask.workspace, ask.prompt, ask.days);
      case 'promptCalls':
        return store.promptCalls(ask.workspace, ask.path, ask.days);
      case 'promptOutputs':
        return store.promptOutputs(ask.workspace, ask.path);
      case 'experience':
        return store.experience();
      case 'watch':
        clearInterval(watch);
        watch = ask.on ? setInterval(look, watchMs, store) : undefined;
        version = '';
        if (ask.on) look(store);
        return undefined;
      case 'close':
        clearInterval(watch);
        store.close();
        return undefined;
    }
  }

  return ({ number, ask }) => {
    ready.then(
      store => {
        if (ask.kind === 'record') {
          if (waiting.push({ number, ask }) === 1) setImmediate(keepWaiting, store);
          return;
        }
        try {
          post({ kind: 'answer', number, value: answer(store, ask) });
        } catch (error) {
          post({ kind: 'failure', number, message: messageOf(error) });
        }
      },
      error => {
        if (ask.kind === 'close') post({ kind: 'answer', number, value: undefined });
        else post({ kind: 'failure', number, message: messageOf(error) });
      },
    );
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
