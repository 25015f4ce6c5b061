import { Worker } from 'node:worker_threads';
import type { FromScan, ScanData } from './job';

/**
 * Does a job in a thread of its own, which ends with it.
 * @param workerPath the bundled `scanWorker.js`
 * @returns when the scan is done; rejects with the signal's reason when it is aborted, and when the thread fails
 */
export function scanInThread(
  workerPath: string,
  data: ScanData,
  tell: (message: FromScan) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(workerPath, { workerData: data, name: 'promptmeter-scan' });
    const abort = () => {
      void worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: FromScan) => {
      if (signal.aborted) return;
      tell(message);
      worker.postMessage('taken');
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
