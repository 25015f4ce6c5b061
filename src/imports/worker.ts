import { homedir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type ImportData } from './job';

const place = { home: homedir(), environment: process.env };
const open = async () => (await import('../origins')).openOrigins(join(__dirname, 'originsWorker.js'));
void doJob(workerData as ImportData, place, message => parentPort?.postMessage(message), open);
