import { Worker } from 'node:worker_threads';
import type { FromImport, ImportData } from './job';

/** What is read is soon forgotten: without a bound V8 gives new objects 100 MB before it looks for dead ones. */
const maxYoungGenerationSizeMb = 16;

/**
 * Does an import's job in a thread of its own, which ends with it.
 * @param workerPath the bundled `importWorker.js`
 * @returns when the job is done; rejects with the signal's reason when it is aborted, and when the thread fails
 */
export function importInThread(
  workerPath: string,
  data: ImportData,
  tell: (message: FromImport) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(workerPath, {
      workerData: data,
      name: 'promptmeter-import',
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    const abort = () => {
      // What is in a transaction is kept whole or not at all, and its mark with it.
      void worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: FromImport) => {
      if (!signal.aborted) tell(message);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
