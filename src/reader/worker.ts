import { parentPort, workerData } from 'node:worker_threads';
import { openTables } from '../disk';
import { createPrices } from '../prices';
import { createTokens } from '../tokens';
import { WorkerAdvisor } from './advisor';
import { Desk } from './desk';
import type { ReaderData } from './line';
import type { ToReader } from './protocol';

const { adviserPath, ...data } = workerData as ReaderData;
const rooms = {
  tokens: createTokens(openTables(data.tables).load),
  prices: createPrices({ ownModels: data.ownModels }),
};
const desk = new Desk(rooms, new WorkerAdvisor(adviserPath, data), message =>
  parentPort?.postMessage(message),
);
parentPort?.on('message', (message: ToReader) => desk.receive(message));
