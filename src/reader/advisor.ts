import { Worker } from 'node:worker_threads';
import type { TableFolders } from '../disk';
import type { Answers, Judged, Question } from './advice';
import { Pending } from './pending';

/** Answers questions about files without blocking the caller's thread. */
export interface Advisor {
  ask(question: Question, of: Judged): Promise<Answers[Question['kind']]>;
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
  readonly of: Judged;
}
export type Told =
  | { readonly number: number; readonly answer: Answers[Question['kind']] }
  | { readonly number: number; readonly failure: string };

/**
 * Advice from a worker, which starts with the first question and answers in order: seconds of work on a large file,
 * which must not keep the reader from its keystrokes. A worker that dies fails the questions it had; the next one
 * starts another.
 * @param workerPath the bundled `adviceWorker.js`
 */
export class WorkerAdvisor implements Advisor {
  readonly #pending = new Pending();
  #worker: Worker | undefined;

  constructor(
    private readonly workerPath: string,
    private readonly data: AdviceData,
  ) {}

  ask(question: Question, of: Judged): Promise<Answers[Question['kind']]> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return this.#pending.begin(number => {
      const asked: Asked = { number, question, of };
      worker.postMessage(asked);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.workerPath, { workerData: this.data, name: 'promptmeter-advice' });
    worker.on('message', (told: Told) => {
      if ('failure' in told) this.#pending.fail(told.number, told.failure);
      else this.#pending.answer(told.number, told.answer);
    });
    const fail = (error: Error) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#pending.failAll(error);
    };
    worker.on('error', error => fail(error as Error));
    worker.on('exit', () => fail(new Error('The thread that gives advice ended.')));
    return worker;
  }
}
