import { parentPort, workerData } from 'node:worker_threads';
import { openTables } from '../disk';
import { createPrices } from '../prices';
import { createTokens } from '../tokens';
import { advise } from './advice';
import type { AdviceData, Asked, Told } from './advisor';

const { tables, ownModels } = workerData as AdviceData;
const rooms = {
  tokens: createTokens(openTables(tables).load),
  prices: createPrices({ ownModels }),
};

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
