import { Worker } from 'node:worker_threads';
import type { TableFolders } from '../disk';
import type { Answers, Question } from './advice';

/** Answers questions of advice without blocking the caller's thread. */
export interface Advisor {
  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Answers[K]>;
}

/** What the worker starts with. */
export interface AdviceData {
  /** Where it finds the tables it counts with. */
  readonly tables: TableFolders;
  /** The user's own models, as their settings hold them. */
  readonly ownModels: Readonly<Record<string, unknown>>;
}

/** What crosses to the worker and back. */
export interface Asked {
  readonly number: number;
  readonly question: Question;
}
export type Told =
  | { readonly number: number; readonly answer: Answers[Question['kind']] }
  | { readonly number: number; readonly failure: string };

/**
 * Advice from a worker, which starts with the first question and answers in order. A worker that dies fails the
 * questions it had; the next one starts another.
 * @param workerPath the bundled `adviceWorker.js`
 */
export class WorkerAdvisor implements Advisor {
  readonly #pending = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  #worker: Worker | undefined;
  #asked = 0;

  constructor(
    private readonly workerPath: string,
    private readonly data: AdviceData,
  ) {}

  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Answers[K]> {
    this.#worker ??= this.#start();
    const number = ++this.#asked;
    const asked: Asked = { number, question };
    this.#worker.postMessage(asked);
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve: answer => resolve(answer as Answers[K]), reject });
    });
  }

  dispose(): void {
    void this.#worker?.terminate();
    this.#fail(new Error('The window is closing.'));
  }

  #start(): Worker {
    const worker = new Worker(this.workerPath, { workerData: this.data, name: 'promptmeter-advice' });
    worker.on('message', (told: Told) => {
      const question = this.#pending.get(told.number);
      this.#pending.delete(told.number);
      if ('failure' in told) question?.reject(new Error(told.failure));
      else question?.resolve(told.answer);
    });
    const fail = (error: Error) => {
      if (this.#worker === worker) this.#fail(error);
    };
    worker.on('error', error => fail(error as Error));
    worker.on('exit', () => fail(new Error('The thread that gives advice ended.')));
    return worker;
  }

  #fail(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
