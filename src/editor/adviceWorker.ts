import { parentPort, workerData } from 'node:worker_threads';
import { openTables, type TableFolders } from '../disk';
import { createPrices } from '../prices';
import { createTokens } from '../tokens';
import { advise } from './advice';
import type { Asked, Told } from './advisor';

const rooms = { tokens: createTokens(openTables(workerData as TableFolders).load), prices: createPrices() };

parentPort?.on('message', ({ number, question }: Asked) => {
  parentPort?.postMessage(answer(number, question));
});

function answer(number: number, question: Asked['question']): Told {
  try {
    return { number, answer: advise(question, rooms) };
  } catch (error) {
    return { number, failure: String(error) };
  }
}
