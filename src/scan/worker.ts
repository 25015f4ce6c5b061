import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openTables } from '../disk';
import { createPrices } from '../prices';
import { createTokens } from '../tokens';
import { doJob, type FromScan, type ScanData } from './job';

const { job, tables, ownModels } = workerData as ScanData;
const rooms = { tokens: createTokens(openTables(tables).load), prices: createPrices({ ownModels }) };

let taken: Promise<unknown> | undefined;

/** Sends a message when the one before was taken: whoever listens takes all that wait in one go, and stalls. */
async function tell(message: FromScan): Promise<void> {
  if (!parentPort) return;
  await taken;
  taken = once(parentPort, 'message');
  parentPort.postMessage(message);
}

void doJob({ job, ownModels }, rooms, tell);
