import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Gateway, openGateway } from '../../../src/gateway';
import type { Call } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { tokens } from '../../support/tokens';
import { opened } from '../cache/sample';

let server: ScriptedServer;
let gateway: Gateway;
let rows: Call[];

beforeEach(async () => {
  server = await startServer();
  rows = [];
  const { cache } = opened();
  const upstream = { baseUrl: server.baseUrl, apiKey: '' };
  gateway = await openGateway(
    {
      port: 0,
      token: '',
      upstreams: () => ({ openai: upstream, anthropic: upstream }),
      booking: {
        workspace: 'shop',
        prompt: '',
        task: '',
        user: 'ada',
        tags: [],
        source: 'gateway',
        interactive: null,
      },
      policy: () => ({ minimise: false }),
      limits: () => undefined,
      onTrouble: () => {},
    },
    {
      prices: createPrices(),
      tokens,
      cache,
      ledger: {
        record: async calls => void rows.push(...calls),
        report: () => Promise.reject(new Error('There is no ledger in this test.')),
      },
    },
  );
  onTestFinished(() => cache.close());
});
afterEach(async () => {
  await gateway.close();
  await server.close();
});

async function ask(stream: boolean, headers: Record<string, string> = { 'x-promptmeter-cache': 'exact' }) {
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      model: 'gpt-4o-mini',
      temperature: 0,
      messages: [{ role: 'user', content: 'Write a line.' }],
      ...(stream && { stream, stream_options: { include_usage: true } }),
    }),
  });
  return {
    body: await response.text(),
    from: response.headers.get('x-promptmeter-served-from'),
    type: response.headers.get('content-type'),
  };
}

it.each([true, false])('answers the same request with the same bytes again (streamed: %s)', async stream => {
  const first = await ask(stream);
  const second = await ask(stream);
  expect(server.requests).toHaveLength(1);
  expect(second).toEqual({ ...first, from: 'exact-cache' });
  expect(first.body.startsWith('data:')).toBe(stream);
});

it('keeps the forms apart, and neither keeps nor gives where it is not asked to', async () => {
  await ask(true, {});
  await ask(true);
  await ask(false);
  await ask(true, { 'x-promptmeter-cache': 'off' });
  expect(server.requests).toHaveLength(4);
  expect((await ask(true)).from).toBe('exact-cache');
  const stats = await (await fetch(`${gateway.url}/cache/stats`)).json();
  expect(stats).toMatchObject({ answers: 2, hits: 1, redis: 'off' });
});
