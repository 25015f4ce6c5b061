import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheDefaults } from '../../../src/cache';
import { readCaching } from '../../../src/calls';
import { type Live, startGateway } from '../../../src/gateway';
import { startServer } from '../../support/server/server.mts';
import { cacheFile } from '../cache/sample';

const dist = join(import.meta.dirname, '../../../dist');

it('a gateway in a thread keeps and gives answers as the settings say, which it follows', async () => {
  const server = await startServer();
  const upstream = { baseUrl: server.baseUrl, apiKey: '' };
  const live = (cache: string): Live => ({
    upstreams: { openai: upstream, anthropic: upstream },
    budgets: [],
    policy: { minimise: false, cache: readCaching(cache) },
    cache: cacheDefaults,
  });
  const answersFile = cacheFile();
  const gateway = await startGateway(
    join(dist, 'gatewayWorker.js'),
    {
      port: 0,
      token: '',
      workspace: 'shop',
      user: 'ada',
      ledgerFile: join(dirname(answersFile), 'ledger.db'),
      answersFile,
      redisUrl: '',
      ledgerWorkerPath: join(dist, 'ledgerWorker.js'),
      originsWorkerPath: join(dist, 'originsWorker.js'),
      tables: { ranks: join(dist, 'ranks'), cache: dirname(answersFile) },
      ownModels: {},
      folders: [],
      live: live('off'),
    },
    { onTrouble: () => {}, onEnd: sentence => expect.fail(sentence) },
  );
  const ask = async () => {
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'A line.' }] }),
    });
    await response.text();
    return response.headers.get('x-promptmeter-served-from');
  };
  expect([await ask(), await ask()]).toEqual([null, null]);
  gateway.change(live('exact sampled'));
  await expect.poll(ask, { timeout: 10_000 }).toBe('exact-cache');
  gateway.change(live('off'));
  await expect.poll(ask, { timeout: 10_000 }).toBe(null);
  await gateway.close();
  await server.close();
});
