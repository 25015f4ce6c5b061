import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from './call';
import { loadDriver } from './file/driver';
import { upkeepOf } from './keep/upkeep';
import type { Answers, Ask, FromOwner, ToOwner, UpkeepAsk } from './protocol';
import { findCalls } from './read/findCalls';
import { Store } from './store';
import type { Imported } from './write/book';
import { refusal } from './write/check';
import type { Marks } from './write/marks';
import { lookMs, patienceMs } from './write/turn';

/** Recorded calls kept in one transaction, at most: other windows wait for it, about 30 ms. */
const batchCalls = 1000;

/** Imported calls kept in one transaction, at least and at most, and by how many a next one may be larger. */
const [fewestImports, mostImports, growth] = [25, 1000, 50];

/** Milliseconds that such a transaction is to take: while nobody else writes, and where another process was met at it. */
const [aloneMs, besideMs] = [50, 15];

/** Milliseconds between two of those, in which other windows get their turn: SQLite has no queue for its lock. */
const importPauseMs = 5;

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
  let importCalls = mostImports;

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
      const message = ask.calls.map(refusal).find(it => it !== undefined);
      if (message) post({ kind: 'failure', number, message });
      return !message;
    });
    if (good.length === 0) return;
    try {
      store.record(
        good.flatMap(({ ask }) => ask.calls),
        good.flatMap(({ ask }) => ask.texts ?? []),
      );
      for (const { number } of good) post({ kind: 'answer', number, value: undefined });
      if (watch) post({ kind: 'changed' });
    } catch (error) {
      for (const { number } of good) post({ kind: 'failure', number, message: messageOf(error) });
    }
  }

  /** Resolves to what became of the calls; what else is asked meanwhile is done in between. */
  async function importSlowly(store: Store, calls: readonly Call[], marks?: Marks): Promise<Imported> {
    let total: Imported = { added: 0, replaced: 0, known: 0 };
    for (let done = 0; done === 0 || done < calls.length; ) {
      if (done > 0) await sleep(importPauseMs);
      const part = calls.slice(done, done + importCalls);
      done += importCalls;
      const message = part.map(refusal).find(it => it !== undefined);
      if (message) throw new Error(message);
      // With the last calls: a log is marked as read once all of them are kept.
      const keep = () => store.importIfFree(part, done >= calls.length ? marks : undefined);
      let started = performance.now();
      let kept = keep();
      const aimMs = kept ? aloneMs : besideMs;
      for (const giveUp = started + patienceMs; !kept && performance.now() < giveUp; kept = keep()) {
        // Not in the way of calls that are to be recorded meanwhile by this thread.
        await sleep(lookMs);
        started = performance.now();
      }
      const { added, replaced, known } = kept ?? store.import(part, done >= calls.length ? marks : undefined);
      const paced = Math.round((importCalls * aimMs) / (performance.now() - started));
      // Slowly back to more: who writes beside it is not met each time.
      importCalls = Math.min(mostImports, Math.max(fewestImports, Math.min(paced, importCalls + growth)));
      total = {
        added: total.added + added,
        replaced: total.replaced + replaced,
        known: total.known + known,
      };
      if (watch && added + replaced > 0) post({ kind: 'changed' });
    }
    return total;
  }

  /** Others are told of what it changed. */
  async function keepUp(store: Store, ask: UpkeepAsk): Promise<Answers[UpkeepAsk['kind']]> {
    const upkeep = upkeepOf(store, Date.now);
    const done = await (upkeep[ask.kind] as (...given: unknown[]) => Promise<Answers[UpkeepAsk['kind']]>)(
      ...ask.given,
    );
    if (watch) post({ kind: 'changed' });
    return done;
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

  function answer(
    store: Store,
    ask: Exclude<Ask, { kind: 'record' }>,
  ): Answers[keyof Answers] | Promise<Answers[keyof Answers]> {
    while (waiting.length > 0) keepWaiting(store);
    switch (ask.kind) {
      case 'import':
        return importSlowly(store, ask.calls, ask.marks);
      case 'reserve':
        return store.reserve(ask.wish, ask.ceilings);
      case 'release':
        store.release(ask.id);
        return undefined;
      case 'marks':
        return store.marks(ask.source);
      case 'report':
        return store.report(ask.query);
      case 'calls':
        return store.calls(ask.limit);
      case 'findCalls':
        return findCalls(store, ask.query);
      case 'spentOn':
        return store.spentOn(ask.workspace, ask.prompt, ask.days);
      case 'dailySpend':
        return store.dailySpend(ask.query);
      case 'hourlySpend':
        return store.hourlySpend(ask.days, ask.workspace);
      case 'promptCalls':
        return store.promptCalls(ask.workspace, ask.path, ask.days);
      case 'promptOutputs':
        return store.promptOutputs(ask.workspace, ask.path);
      case 'texts':
        return store.texts(ask.query);
      case 'routingAudit':
        return store.routingAudit(ask.query);
      case 'watchedCalls':
        return store.watchedCalls(ask.query);
      case 'keepVerdict':
        store.keepVerdict(ask.verdict);
        if (watch) post({ kind: 'changed' });
        return undefined;
      case 'verdicts':
        return store.verdicts(ask.workspace, ask.path);
      case 'judgedCalls':
        return store.judgedCalls(ask.task);
      case 'experience':
        return store.experience();
      case 'backUp':
      case 'inspectBackup':
      case 'restore':
      case 'check':
      case 'toErase':
      case 'erase':
      case 'dropOlder':
      case 'dropTexts':
      case 'exportTo':
        return keepUp(store, ask);
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
        const fail = (error: unknown) => post({ kind: 'failure', number, message: messageOf(error) });
        try {
          const value = answer(store, ask);
          if (value instanceof Promise) {
            value.then(it => post({ kind: 'answer', number, value: it }), fail);
          } else {
            post({ kind: 'answer', number, value });
          }
        } catch (error) {
          fail(error);
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
