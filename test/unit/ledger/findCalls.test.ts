import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, Wanted } from '../../../src/ledger';
import { localDay } from '../../../src/ledger/day';
import { type CallQuery, findCalls } from '../../../src/ledger/read/findCalls';
import { lookThrough } from '../../../src/ledger/read/look';
import { ledgerFile, openStore, sampleCall } from './sample';

const dayMs = 24 * 3_600_000;
const now = new Date(2026, 10, 21, 18).getTime();

function kept(calls: readonly Call[]) {
  const { store } = openStore(ledgerFile(), now);
  store.record(calls);
  return {
    store,
    ids: async (query: Partial<CallQuery>) =>
      (await findCalls(store, { limit: 10, ...query })).calls.map(it => it.id),
  };
}

describe('a search', () => {
  it('finds words in model, prompt, task, user, source, tags and error, whichever way they are written', async () => {
    const { ids } = kept([
      sampleCall('model', { model: 'claude-sonnet-4-5' }),
      sampleCall('prompt', { prompt: 'prompts/Letter to Bob.prompt.md' }),
      sampleCall('task', { task: 'summarisation' }),
      sampleCall('user', { user: 'grace' }),
      sampleCall('tag', { tags: ['release', 'night run'] }),
      sampleCall('error', { status: 'error', error: 'The provider refused the key (401).' }),
    ]);
    expect(await ids({ search: 'SONNET' })).toEqual(['model']);
    expect(await ids({ search: 'letter bob' })).toEqual(['prompt']);
    expect(await ids({ search: 'bob grace' })).toEqual([]);
    expect(await ids({ search: 'summar' })).toEqual(['task']);
    expect(await ids({ search: 'grace' })).toEqual(['user']);
    expect(await ids({ search: 'night' })).toEqual(['tag']);
    expect(await ids({ search: 'refused 401' })).toEqual(['error']);
    expect(await ids({ search: '  ' })).toHaveLength(6);
  });

  it('finds calls by how they ended: an answer of a cache is nobody’s failure', async () => {
    const { ids } = kept([
      sampleCall('done'),
      sampleCall('failed', { status: 'error' }),
      sampleCall('cut', { status: 'cut' }),
      sampleCall('retried', { status: 'retried' }),
      sampleCall('cached', { servedFrom: 'exact-cache' }),
      sampleCall('failed other', { status: 'error', user: 'grace' }),
    ]);
    for (const ending of ['done', 'cut', 'retried', 'cached'] as const) {
      expect(await ids({ ending })).toEqual([ending]);
    }
    expect((await ids({ ending: 'failed' })).toSorted()).toEqual(['failed', 'failed other']);
    expect(await ids({ ending: 'failed', search: 'grace' })).toEqual(['failed other']);
  });

  it('for an ending that is rare ends after so many calls too', async () => {
    const calls = Array.from({ length: 40 }, (_, index) =>
      sampleCall(String(index), { at: now - index * 1000, status: index === 30 ? 'cut' : 'ok' }),
    );
    const found = await findCalls(kept(calls).store, { limit: 5, ending: 'cut' }, 20);
    expect(found).toMatchObject({ calls: [], more: false, searchedBackTo: now - 19_000 });
  });

  it('takes wildcards for what they are', async () => {
    const { ids } = kept([
      sampleCall('plain', { task: 'a100b' }),
      sampleCall('percent', { task: 'a100%b' }),
      sampleCall('line', { task: 'a_b' }),
      sampleCall('back', { task: 'a\\b' }),
    ]);
    expect(await ids({ search: '100%' })).toEqual(['percent']);
    expect(await ids({ search: 'a_b' })).toEqual(['line']);
    expect(await ids({ search: '\\' })).toEqual(['back']);
  });

  it('ends after so many calls, and says how far back it came; earlier days are searched by themselves', async () => {
    const calls = Array.from({ length: 40 }, (_, index) =>
      sampleCall(String(index), { at: now - index * 3_600_000, ...(index === 30 && { task: 'needle' }) }),
    );
    const { store } = kept(calls);
    const searched = (query: Partial<CallQuery>) =>
      findCalls(store, { limit: 5, search: 'needle', ...query }, 20);
    expect(await searched({})).toEqual({ calls: [], more: false, searchedBackTo: now - 19 * 3_600_000 });
    const earlier = await searched({ to: localDay(now - 30 * 3_600_000) });
    expect(earlier.calls.map(it => it.id)).toEqual(['30']);
  });

  it('leaves aggregates out', async () => {
    const { ids } = kept([sampleCall('call'), sampleCall('sum', { aggregate: true, requests: 7 })]);
    expect(await ids({})).toEqual(['call']);
  });
});

const anyCall = fc.record({
  at: fc.nat(200).map(hours => now - hours * 3_600_000),
  workspace: fc.constantFrom('shop', 'blog'),
  task: fc.constantFrom('red', 'reddish', 'blue'),
});
const anyWanted: fc.Arbitrary<Wanted> = fc.record(
  {
    workspace: fc.constantFrom('shop', 'blog'),
    from: fc.nat(9).map(days => localDay(now - days * dayMs)),
    to: fc.nat(9).map(days => localDay(now - days * dayMs)),
    search: fc.constantFrom('red', 'ish', 'blue'),
  },
  { requiredKeys: [] },
);

describe('looking through the calls', () => {
  it('finds what going through all of them would, in either order, however long a step is', () => {
    fc.assert(
      fc.property(
        fc.array(anyCall, { maxLength: 30 }),
        anyWanted,
        fc.integer({ min: 1, max: 7 }),
        (calls, wanted, atOnce) => {
          const { store } = openStore(ledgerFile(), now);
          const all = calls.map((call, index) => sampleCall(String(index), call));
          store.record(all);
          const expected = all
            .map((call, seq) => ({ ...call, seq }))
            .filter(it => wanted.workspace === undefined || it.workspace === wanted.workspace)
            .filter(it => wanted.from === undefined || localDay(it.at) >= wanted.from)
            .filter(it => wanted.to === undefined || localDay(it.at) <= wanted.to)
            .filter(it => it.task.includes(wanted.search ?? ''))
            .sort((a, b) => b.at - a.at || b.seq - a.seq)
            .map(it => it.id);
          const found = (order: 'newest' | 'oldest') =>
            store.read(db =>
              [...lookThrough(db, wanted, { order, atOnce })].flatMap(it => it.calls.map(call => call.id)),
            );
          expect(found('newest')).toEqual(expected);
          expect(found('oldest')).toEqual(expected.toReversed());
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
