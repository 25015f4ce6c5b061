import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheDefaults } from '../../../src/cache';
import { readCaching } from '../../../src/calls';
import { type Live, startGateway, type Upstream } from '../../../src/gateway';
import { openLedger } from '../../../src/ledger';
import { startServer } from '../../support/server/server.mts';
import { cacheFile } from '../cache/sample';

const dist = join(import.meta.dirname, '../../../dist');

/** A gateway in a thread before the scripted server, on a ledger of its own. */
async function openThread(live: (upstream: Upstream) => Live) {
  const server = await startServer();
  const upstream = { baseUrl: server.baseUrl, apiKey: '' };
  const answersFile = cacheFile();
  const ledgerFile = join(dirname(answersFile), 'ledger.db');
  const gateway = await startGateway(
    join(dist, 'gatewayWorker.js'),
    {
      port: 0,
      token: '',
      workspace: 'shop',
      user: 'ada',
      ledgerFile,
      answersFile,
      redisUrl: '',
      ledgerWorkerPath: join(dist, 'ledgerWorker.js'),
      originsWorkerPath: join(dist, 'originsWorker.js'),
      tables: { ranks: join(dist, 'ranks'), cache: dirname(answersFile) },
      ownModels: {},
      folders: [],
      live: live(upstream),
    },
    { onTrouble: () => {}, onEnd: sentence => expect.fail(sentence) },
  );
  const ask = async () => {
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'A line.' }] }),
    });
    await response.text();
    return response.headers.get('x-promptmeter-served-from');
  };
  const close = async () => {
    await gateway.close();
    await server.close();
  };
  return { upstream, ledgerFile, gateway, ask, close };
}

const calm = (upstream: Upstream): Live => ({
  upstreams: { openai: upstream, anthropic: upstream },
  budgets: [],
  policy: { minimise: false },
  cache: cacheDefaults,
  routing: {},
  keepText: false,
});

it('a gateway in a thread keeps and gives answers as the settings say, which it follows', async () => {
  const { upstream, gateway, ask, close } = await openThread(calm);
  const live = (cache: string): Live => ({
    ...calm(upstream),
    policy: { minimise: false, cache: readCaching(cache) },
  });
  expect([await ask(), await ask()]).toEqual([null, null]);
  gateway.change(live('exact sampled'));
  await expect.poll(ask, { timeout: 10_000 }).toBe('exact-cache');
  gateway.change(live('off'));
  await expect.poll(ask, { timeout: 10_000 }).toBe(null);
  await close();
});

it('routes calls and keeps their words where the settings say so', async () => {
  const routing = { policy: 'cheap', policies: { cheap: { fixed: 'gpt-4o-mini' } } };
  const { ledgerFile, ask, close } = await openThread(upstream => ({
    ...calm(upstream),
    routing,
    keepText: true,
  }));
  await ask();
  await close();
  const ledger = openLedger({ file: ledgerFile, onNotice: ({ message }) => expect.fail(message) });
  const [call] = await ledger.calls(1);
  expect(call).toMatchObject({ askedModel: 'gpt-4o', model: expect.stringContaining('gpt-4o-mini') });
  expect(await ledger.texts({ askedModel: 'gpt-4o', limit: 1 })).toMatchObject([
    { call: { id: call?.id }, messages: [{ role: 'user', text: 'A line.' }] },
  ]);
  await ledger.close();
});
