import type { Redis } from 'ioredis';
import { type Chosen, isChosen, type Kept } from './kept';
import { packed, unpacked } from './packed';

/** Milliseconds that a call waits for Redis; an answer that takes longer is a miss. */
const patienceMs = 250;

const prefix = 'promptmeter:answer:';

/** Answers in a Redis that several machines may share. What cannot be reached in time is a miss; nothing ever rejects. */
export interface RedisLevel {
  find(key: string): Promise<Kept | undefined>;
  /** @param lifeMs milliseconds after which Redis drops it; without it, when Redis needs the room */
  keep(kept: Kept, lifeMs: number | undefined): Promise<void>;
  forget(chosen: Chosen): Promise<readonly string[]>;
  readonly state: 'connecting' | 'ready' | 'unreachable';
  close(): void;
}

/**
 * Connects to a Redis in the background.
 * @param url `redis://` or `rediss://`; it may hold a password, so it is told to nobody
 * @param onNotice told once each time Redis cannot be reached any more
 */
export function openRedis(url: string, onNotice: (sentence: string) => void): RedisLevel {
  let client: Redis | undefined;
  let state: RedisLevel['state'] = 'connecting';
  let closed = false;

  function fail(reason: string): void {
    if (state !== 'unreachable' && !closed) {
      onNotice(
        `Redis at ${hostOf(url)} cannot be used (${reason}), so answers are kept on this machine alone.`,
      );
    }
    state = 'unreachable';
  }

  const connected = connect().catch((error: Error) => fail(error.message));

  async function connect(): Promise<void> {
    if (!/^rediss?:\/\//.test(url)) throw new Error('its address does not begin with redis:// or rediss://');
    const { Redis } = await import('ioredis');
    if (closed) return;
    client = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 2000,
      commandTimeout: patienceMs,
      // A command that cannot be sent at once is a miss, not something to be sent later.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: times => Math.min(times * 1000, 30_000),
      connectionName: 'promptmeter',
    });
    client.on('error', (error: Error & { code?: string }) => fail(error.code ?? error.message));
    client.on('close', () => fail('the connection was closed'));
    client.on('ready', () => {
      state = 'ready';
    });
    await client.connect().catch((error: Error & { code?: string }) => fail(error.code ?? error.message));
  }

  /** What Redis answers, where it does so in time. */
  async function inTime<T>(ask: (client: Redis) => Promise<T>): Promise<T | undefined> {
    // The first call after a start finds the connection on its way.
    if (state === 'connecting') await withinPatience(connected);
    if (state !== 'ready' || !client) return undefined;
    return withinPatience(ask(client).catch(() => undefined));
  }

  async function forgetAll(client: Redis, chosen: Chosen): Promise<readonly string[]> {
    const gone: string[] = [];
    for (let cursor = '0'; ; ) {
      const [next, keys] = await client.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 500);
      for (const key of keys) {
        const value = await client.getBuffer(key);
        const kept = value && unpacked(value);
        if (kept && !isChosen(kept, chosen)) continue;
        await client.del(key);
        gone.push(key.slice(prefix.length));
      }
      if (next === '0') return gone;
      cursor = next;
    }
  }

  return {
    async find(key) {
      const value = await inTime(it => it.getBuffer(prefix + key));
      const kept = value && unpacked(value);
      return kept?.key === key ? kept : undefined;
    },
    async keep(kept, lifeMs) {
      const value = packed(kept);
      await inTime(it =>
        lifeMs === undefined
          ? it.set(prefix + kept.key, value)
          : it.set(prefix + kept.key, value, 'PX', lifeMs),
      );
    },
    async forget(chosen) {
      if (state === 'connecting') await withinPatience(connected);
      if (state !== 'ready' || !client) return [];
      const { key } = chosen;
      if (key === undefined) return forgetAll(client, chosen).catch(() => []);
      return (await inTime(it => it.del(prefix + key))) ? [key] : [];
    },
    get state() {
      return state;
    },
    close() {
      closed = true;
      client?.disconnect();
    },
  };
}

async function withinPatience<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'its address';
}
