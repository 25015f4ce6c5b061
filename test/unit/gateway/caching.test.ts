import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Gateway } from '../../../src/gateway';
import { serverForEach } from '../../support/server/each';
import { opened } from '../cache/sample';
import { openInFront } from './open';

const server = serverForEach();
let gateway: Gateway;

beforeEach(async () => {
  const { cache } = opened();
  onTestFinished(() => cache.close());
  ({ gateway } = await openInFront(server.baseUrl.replace('/v1', ''), { token: '' }, {}, cache));
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
