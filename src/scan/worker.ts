import { parentPort, workerData } from 'node:worker_threads';
import { openTables } from '../disk';
import { createPrices } from '../prices';
import { createTokens } from '../tokens';
import { doJob, type ScanData } from './job';

const { job, tables, ownModels } = workerData as ScanData;
const rooms = { tokens: createTokens(openTables(tables).load), prices: createPrices({ ownModels }) };
void doJob({ job, ownModels }, rooms, message => parentPort?.postMessage(message));
