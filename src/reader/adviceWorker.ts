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

parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await answer(asked)));

async function answer({ number, question, of }: Asked): Promise<Told> {
  try {
    return { number, answer: await advise(question, of, rooms) };
  } catch (error) {
    return { number, failure: error instanceof Error ? error.message : String(error) };
  }
}
