import { parentPort, workerData } from 'node:worker_threads';
import { own } from './owner';

// The thread that owns the ledger: `open.ts` starts it with the ledger's file.
if (!parentPort) throw new Error('ledgerWorker is started as a worker thread.');
const port = parentPort;
port.on(
  'message',
  own(String(workerData), message => port.postMessage(message)),
);
