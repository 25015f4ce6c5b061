import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cacheFile, opened, sampleKept } from './sample';

const keysOf = async (cache: ReturnType<typeof opened>['cache'], keys: readonly string[]) => {
  const found = await Promise.all(keys.map(key => cache.find(key)));
  return found.flatMap(it => (it ? [it.key] : []));
};

describe('openCache', () => {
  it('gives back the very bytes that were kept, to this process and the next', async () => {
    const { cache, file } = opened();
    const kept = sampleKept('a', { body: Uint8Array.from({ length: 256 }, (_, byte) => byte) });
    await cache.keep(kept);
    expect(Buffer.from((await cache.find('a'))!.body)).toEqual(Buffer.from(kept.body));
    await cache.close();
    const later = opened({ file });
    const found = await later.cache.find('a');
    expect(Buffer.from(found!.body)).toEqual(Buffer.from(kept.body));
    expect(found).toMatchObject({ model: 'gpt-4o', callId: 'call-a', at: 1_000_000 });
    expect(await later.cache.find('b')).toBeUndefined();
    expect(later.notices).toEqual([]);
    await later.cache.close();
  });

  it('asks anew once the days are over, and never with 0 days', async () => {
    const { cache, wait } = opened({ days: 2 });
    const forever = opened({ days: 0 });
    await cache.keep(sampleKept('a'));
    await forever.cache.keep(sampleKept('a'));
    wait(2 * 86_400_000 - 1);
    expect(await keysOf(cache, ['a'])).toEqual(['a']);
    wait(1);
    expect(await keysOf(cache, ['a'])).toEqual([]);
    expect((await cache.stats()).answers).toBe(0);
    forever.wait(1e12);
    expect(await keysOf(forever.cache, ['a'])).toEqual(['a']);
  });

  it('drops what was used least recently when its room is full', async () => {
    const { cache, file, wait } = opened({ megabytes: 1 });
    const body = new Uint8Array(300_000);
    for (const key of ['a', 'b', 'c']) {
      wait(1);
      await cache.keep(sampleKept(key, { body, at: 1_000_000 + key.charCodeAt(0) }));
    }
    wait(1000);
    await cache.find('a');
    await cache.keep(sampleKept('d', { body, at: 1_001_000 }));
    await cache.close();
    const { cache: again } = opened({ file, megabytes: 1 });
    expect(await keysOf(again, ['a', 'b', 'c', 'd'])).toEqual(['a', 'c', 'd']);
    expect((await again.stats()).bytes).toBeLessThan(2 ** 20);
  });

  it('throws out by model, prompt, workspace, age and all', async () => {
    const { cache } = opened();
    await cache.keep(sampleKept('old', { at: 10 }));
    await cache.keep(sampleKept('mini', { model: 'gpt-4o-mini' }));
    await cache.keep(sampleKept('blog', { workspace: 'blog' }));
    await cache.keep(sampleKept('other', { prompt: 'other.prompt.md' }));
    await cache.keep(sampleKept('last'));
    expect(await cache.models()).toEqual([
      { model: 'gpt-4o', answers: 4 },
      { model: 'gpt-4o-mini', answers: 1 },
    ]);
    expect(await cache.forget({ before: 100 })).toBe(1);
    expect(await cache.forget({ model: 'gpt-4o-mini' })).toBe(1);
    expect(await cache.forget({ workspace: 'shop', prompt: 'other.prompt.md' })).toBe(1);
    expect(await keysOf(cache, ['old', 'mini', 'blog', 'other', 'last'])).toEqual(['blog', 'last']);
    expect(await cache.forget({})).toBe(2);
    expect(await cache.stats()).toMatchObject({ answers: 0, bytes: 0, memory: { answers: 0, bytes: 0 } });
  });

  it('throws out a bad answer by the call that made it, and by a call that was given it', async () => {
    const { cache } = opened();
    await cache.keep(sampleKept('a'));
    await cache.serve('later-call', 'a');
    await cache.keep(sampleKept('b'));
    expect(await cache.throwOut('later-call')).toBe(true);
    expect(await cache.throwOut('later-call')).toBe(false);
    expect(await cache.throwOut('call-b')).toBe(true);
    expect(await cache.throwOut('unknown')).toBe(false);
    expect(await keysOf(cache, ['a', 'b'])).toEqual([]);
  });

  it('remembers of the newest calls alone which answer they were given', async () => {
    const { cache, file, wait } = opened();
    await cache.keep(sampleKept('a'));
    for (let call = 0; call < 4000; call++) {
      wait(1);
      await cache.serve(`${call}`, 'a');
    }
    await cache.close();
    const later = opened({ file });
    expect(await later.cache.throwOut('100')).toBe(false);
    expect(await later.cache.throwOut('3999')).toBe(true);
  });

  it('does not go on giving from memory what another process has thrown out', async () => {
    const one = opened();
    await one.cache.keep(sampleKept('a'));
    expect(await keysOf(one.cache, ['a'])).toEqual(['a']);
    const other = opened({ file: one.file });
    expect(await other.cache.forget({})).toBe(1);
    expect(await keysOf(one.cache, ['a'])).toEqual([]);
  });

  it('counts what was given again', async () => {
    const { cache } = opened();
    await cache.keep(sampleKept('a'));
    await cache.find('a');
    await cache.find('a');
    await cache.find('b');
    expect(await cache.stats()).toMatchObject({ answers: 1, hits: 2, oldestAt: 1_000_000, redis: 'off' });
  });

  it('is for its user alone to read, and overwrites what it throws out', async () => {
    const { cache, file } = opened();
    await cache.keep(sampleKept('a', { ask: 'a secret question' }));
    expect(statSync(file).mode & 0o077).toBe(0);
    await cache.forget({});
    await cache.close();
    expect(readFileSync(file).includes('a secret question')).toBe(false);
  });

  it.each([
    [
      'is no database',
      (file: string) => writeFileSync(file, 'not a database, but long enough to be looked at'.repeat(50)),
    ],
    [
      'is damaged within',
      async (file: string) => {
        const { cache } = opened({ file });
        for (let index = 0; index < 200; index++)
          await cache.keep(sampleKept(`${index}`, { body: new Uint8Array(5000).fill(7) }));
        await cache.close();
        const bytes = readFileSync(file);
        bytes.fill(0xff, 4096, bytes.length - 4096);
        writeFileSync(file, bytes);
      },
    ],
  ])('sets a file aside that %s, with one notice, and goes on', async (_, damage) => {
    const file = cacheFile();
    await damage(file);
    const { cache, notices } = opened({ file });
    await cache.find('1');
    await cache.keep(sampleKept('a'));
    expect(await keysOf(cache, ['a'])).toEqual(['a']);
    await cache.keep(sampleKept('b'));
    expect(notices).toEqual([
      expect.stringContaining(
        'The cache of answers was damaged and begins anew; the damaged file is kept as',
      ),
    ]);
    expect(readdirSync(dirname(file)).some(it => it.includes('.damaged-'))).toBe(true);
    await cache.close();
    const later = opened({ file });
    expect(await keysOf(later.cache, ['b'])).toEqual(['b']);
  });

  it('works in memory where the file cannot be made, with one notice', async () => {
    const noFolder = cacheFile();
    writeFileSync(noFolder, '');
    const { cache, notices } = opened({ file: `${noFolder}/answers.db` });
    await cache.keep(sampleKept('a'));
    await cache.find('b');
    expect(await keysOf(cache, ['a'])).toEqual(['a']);
    expect(await cache.forget({})).toBe(1);
    expect(notices).toHaveLength(1);
  });

  it('misses while another process holds the file, and says so where something should go', async () => {
    const { cache, file, notices } = opened();
    await cache.keep(sampleKept('a'));
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    await cache.keep(sampleKept('b'));
    await expect(cache.forget({})).rejects.toThrow('is held by another program');
    other.exec('COMMIT');
    other.close();
    expect(await cache.forget({})).toBe(1);
    expect(notices).toEqual([]);
  });
});
