import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { opened, sampleKept } from './sample';

const installed = spawnSync('redis-server', ['--version']).status === 0;
if (!installed)
  console.log('redis-server is not installed, so the cache is not tested against a real Redis.');

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a Redis of the test's own, on the loopback alone, that keeps nothing on disk. */
async function startRedis(port: number, ...more: readonly string[]): Promise<ChildProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-redis-'));
  const given = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ];
  const server = spawn('redis-server', [...given, ...more], { stdio: ['ignore', 'pipe', 'ignore'] });
  ends.push(() => server.kill('SIGKILL'));
  for await (const line of server.stdout!) if (String(line).includes('Ready to accept')) break;
  return server;
}

function openedOn(redisUrl: string) {
  const made = opened({ redisUrl });
  ends.push(() => made.cache.close());
  return made;
}

describe.skipIf(!installed)('the cache on a real Redis', () => {
  it('shares answers between machines, byte for byte, and throws them out for both', async () => {
    const port = await freePort();
    await startRedis(port, '--requirepass', 'open-sesame');
    const url = `redis://:open-sesame@127.0.0.1:${port}`;
    const [one, other, third] = [openedOn(url), openedOn(url), openedOn(url)];
    const body = Uint8Array.from({ length: 512 }, (_, byte) => byte % 256);
    await one.cache.keep(sampleKept('a', { body }));
    await one.cache.keep(sampleKept('b', { model: 'gpt-4o-mini' }));
    expect(Buffer.from((await other.cache.find('a'))!.body)).toEqual(Buffer.from(body));
    expect((await other.cache.stats()).redis).toBe('ready');
    expect(await one.cache.forget({ model: 'gpt-4o-mini' })).toBe(1);
    expect(await one.cache.throwOut('call-a')).toBe(true);
    expect(await third.cache.find('a')).toBeUndefined();
    expect(await third.cache.find('b')).toBeUndefined();
    expect([...one.notices, ...other.notices]).toEqual([]);
  });

  it('lets Redis drop an answer when its days are over', async () => {
    const port = await freePort();
    await startRedis(port);
    const { cache } = openedOn(`redis://127.0.0.1:${port}`);
    await cache.keep(sampleKept('a'));
    const redis = new Redis(port);
    ends.push(() => redis.disconnect());
    const [key] = await redis.keys('*');
    expect(Math.abs((await redis.pttl(key!)) - 7 * 86_400_000)).toBeLessThan(60_000);
  });

  it('takes what another program put under its key for a miss', async () => {
    const port = await freePort();
    await startRedis(port);
    const { cache } = openedOn(`redis://127.0.0.1:${port}`);
    const redis = new Redis(port);
    ends.push(() => redis.disconnect());
    await redis.set('promptmeter:answer:a', 'no answer of ours');
    await redis.lpush('promptmeter:answer:b', 'no text at all');
    expect(await cache.find('a')).toBeUndefined();
    expect(await cache.find('b')).toBeUndefined();
    await cache.keep(sampleKept('a'));
    expect((await cache.find('a'))?.key).toBe('a');
  });

  it('misses when Redis is killed, tells it once, and finds it again when it is back', async () => {
    const port = await freePort();
    const server = await startRedis(port);
    const one = openedOn(`redis://127.0.0.1:${port}`);
    const other = openedOn(`redis://127.0.0.1:${port}`);
    await one.cache.keep(sampleKept('a'));
    expect(await other.cache.find('b')).toBeUndefined();
    server.kill('SIGKILL');
    await once(server, 'exit');
    const started = performance.now();
    expect(await other.cache.find('a')).toBeUndefined();
    await other.cache.keep(sampleKept('c'));
    expect((await other.cache.find('c'))?.key).toBe('c');
    expect(performance.now() - started).toBeLessThan(2000);
    await sleep(100);
    expect(other.notices).toEqual([expect.stringContaining(`Redis at 127.0.0.1:${port} cannot be used`)]);
    await startRedis(port);
    for (let waited = 0; waited < 10_000 && (await other.cache.stats()).redis !== 'ready'; waited += 100)
      await sleep(100);
    await other.cache.keep(sampleKept('d'));
    const third = openedOn(`redis://127.0.0.1:${port}`);
    expect((await third.cache.find('d'))?.key).toBe('d');
    expect(other.notices).toHaveLength(1);
  });
});

describe('the cache without a Redis that answers', () => {
  it('goes on without one that is not there, with one notice that tells no password', async () => {
    const port = await freePort();
    const { cache, notices } = openedOn(`redis://me:hidden@127.0.0.1:${port}`);
    const started = performance.now();
    expect(await cache.find('a')).toBeUndefined();
    await cache.keep(sampleKept('a'));
    expect((await cache.find('a'))?.key).toBe('a');
    expect(performance.now() - started).toBeLessThan(2000);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`Redis at 127.0.0.1:${port} cannot be used`);
    expect(notices[0]).not.toContain('hidden');
  });

  it('does not wait for one that never says a word', async () => {
    const sockets = new Set<Socket>();
    const silent: Server = createServer(socket => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    ends.push(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as { port: number };
    const { cache } = openedOn(`redis://127.0.0.1:${port}`);
    const started = performance.now();
    expect(await cache.find('a')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('says so where the address is none', async () => {
    const { cache, notices } = openedOn('http://127.0.0.1/hidden');
    expect(await cache.find('a')).toBeUndefined();
    expect(notices).toEqual([expect.stringContaining('does not begin with redis://')]);
  });
});
