import type { Disposable } from 'vscode';

/** Milliseconds of rest before work is begun. With the reading before it, most findings come 150 ms after a key. */
const rest = 80;
/** Milliseconds that work may take and still be begun after that rest: together they stay below 300. */
const quick = 200;
/** Work that takes longer is begun after as long a rest, up to this. */
const longestRest = 5000;

interface Subject {
  timer: NodeJS.Timeout | undefined;
  isUnderWay: boolean;
  /** Came due while the work before was under way. */
  isDue: boolean;
  /** Milliseconds, of the last two times the shorter: the first time, much is loaded that stays. */
  tookMs: number;
  lastMs: number;
}

/**
 * Decides when the work on each subject is begun that is to follow its changes: soon after the last one, never twice at
 * a time for one subject, and the later the longer it takes. What takes long for one does not keep the others waiting.
 */
export class Pace<T> implements Disposable {
  readonly #subjects = new Map<T, Subject>();

  /** @param work what is to be done; it does not reject */
  constructor(private readonly work: (subject: T) => Promise<void>) {}

  /** A subject has changed. */
  soon(subject: T): void {
    const its = this.#subjects.get(subject) ?? {
      timer: undefined,
      isUnderWay: false,
      isDue: false,
      tookMs: 0,
      lastMs: 0,
    };
    this.#subjects.set(subject, its);
    clearTimeout(its.timer);
    const wait = its.tookMs <= quick ? rest : Math.min(its.tookMs, longestRest);
    its.timer = setTimeout(() => void this.#begin(subject, its), wait);
  }

  /** Nothing is to be done about a subject any more. */
  forget(subject: T): void {
    clearTimeout(this.#subjects.get(subject)?.timer);
    this.#subjects.delete(subject);
  }

  dispose(): void {
    for (const subject of [...this.#subjects.keys()]) this.forget(subject);
  }

  async #begin(subject: T, its: Subject): Promise<void> {
    its.isDue = its.isUnderWay;
    if (its.isUnderWay) return;
    its.isUnderWay = true;
    const started = performance.now();
    await this.work(subject);
    const took = performance.now() - started;
    its.tookMs = Math.min(its.lastMs, took);
    its.lastMs = took;
    its.isUnderWay = false;
    if (its.isDue && this.#subjects.get(subject) === its) await this.#begin(subject, its);
  }
}
