import { Worker } from 'node:worker_threads';
import type { AdviceData } from './advisor';
import type { FromReader } from './protocol';
import type { Connect } from './reader';

/** What the reader's worker starts with. */
export interface ReaderData extends AdviceData {
  /** The bundled `adviceWorker.js`. */
  readonly adviserPath: string;
}

/** The way to a reader in a worker. @param workerPath the bundled `readerWorker.js` */
export function workerLine(workerPath: string, data: ReaderData): Connect {
  return (receive, fail) => {
    const worker = new Worker(workerPath, { workerData: data, name: 'promptmeter-reader' });
    worker.on('message', (message: FromReader) => receive(message));
    worker.on('error', error => fail(error as Error));
    worker.on('exit', () => fail(new Error('The worker ended.')));
    return {
      post: message => worker.postMessage(message),
      end: () => void worker.terminate(),
    };
  };
}
