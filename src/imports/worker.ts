import { homedir } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type ImportData } from './job';

const place = { home: homedir(), environment: process.env };
void doJob(workerData as ImportData, place, message => parentPort?.postMessage(message));
