import { describe, expect, it } from 'vitest';
import { localDay } from '../../../src/ledger';
import { verify } from '../../../src/ledger/keep/verify';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();

describe('importing', () => {
  it('keeps each call once, and lets one with more tokens take the place of its beginning', () => {
    const { store } = openStore(ledgerFile(), now);
    const whole = sampleCall('log:a', { output: 900, costNano: 631_800, model: 'gpt-4o', at: now });
    expect(store.import([sampleCall('log:a', { output: 5 }), sampleCall('log:b')])).toEqual({
      added: 2,
      replaced: 0,
      known: 0,
    });
    expect(store.import([whole, sampleCall('log:b')])).toEqual({ added: 0, replaced: 1, known: 1 });
    expect(store.import([sampleCall('log:a', { output: 6 })])).toEqual({ added: 0, replaced: 0, known: 1 });
    expect(store.calls(5)).toMatchObject([{ id: 'log:a', output: 900 }, { id: 'log:b' }]);
    expect(store.report({}).byModel.map(it => [it.model, it.calls, it.output])).toEqual([
      ['gpt-4o', 1, 900],
      ['gpt-4o-mini-2024-07-18', 1, 50],
    ]);
    expect(store.promptOutputs('shop', 'prompts/reply.prompt.md')).toMatchObject([{ outputs: [900, 50] }]);
    expect(store.read(verify).problems).toEqual([]);
  });

  it('keeps of each family those of the highest rank alone, in whatever order and however many at once', () => {
    const { store } = openStore(ledgerFile(), now);
    const ids = ['1a', '0b', '1c', '2d', '1e', '2f'].map(rank => `log|message|${rank}`);
    expect(store.import([sampleCall('log|other|0'), ...ids.map(id => sampleCall(id))])).toEqual({
      added: 4,
      replaced: 1,
      known: 2,
    });
    const kept = () =>
      store
        .calls(9)
        .map(it => it.id)
        .sort();
    const highest = ['log|message|2d', 'log|message|2f'];
    expect(kept()).toEqual([...highest, 'log|other|0']);
    store.import([sampleCall('log|other|1'), sampleCall('log|message|0')]);
    expect(kept()).toEqual([...highest, 'log|other|1']);
    expect(store.read(verify)).toMatchObject({ rows: 3, problems: [] });
  });

  it('leaves all sums as they were where a call takes the place of one like it', () => {
    const { store } = openStore(ledgerFile(), now);
    const at = Date.now();
    store.import([sampleCall('log|message|0', { at })]);
    expect(store.import([sampleCall('log|message|1request', { at })])).toMatchObject({ replaced: 1 });
    expect(store.read(verify)).toMatchObject({ rows: 1, days: 1, problems: [] });
    expect(store.read(db => db.prepare('SELECT calls FROM hourly').pluck().all())).toEqual([1]);
  });

  it('changes what is remembered of days gone by', () => {
    const { store } = openStore(ledgerFile(), now);
    const yesterday = now - 24 * 60 * 60 * 1000;
    store.record([sampleCall('today', { at: now }), sampleCall('before', { at: yesterday })]);
    expect(store.report({}).byDay).toHaveLength(2);
    expect(store.report({}).byModel).toMatchObject([{ calls: 2 }]);
    store.import([sampleCall('later', { at: yesterday, model: 'gpt-4o' })]);
    expect(store.report({}).byModel.map(it => it.calls)).toEqual([2, 1]);
    expect(store.report({}).byDay).toMatchObject([{ day: localDay(yesterday), calls: 2 }, { calls: 1 }]);
  });

  it('knows a request that had been answered before', () => {
    const { store } = openStore(ledgerFile(), now);
    const requestHash = 'sameRequest';
    store.record([sampleCall('1', { requestHash, status: 'error' }), sampleCall('2', { requestHash })]);
    store.record([sampleCall('3', { requestHash, costNano: 7 }), sampleCall('4', { requestHash: 'other' })]);
    expect(store.report({}).potential).toMatchObject({ repeatedCalls: 1, repeatedNano: 7 });
  });
});

describe('what shortening a prompt has saved', () => {
  const text = { inputNano: 15_000, input: 100, cacheRead: 0, costNano: 45_000 };
  const sent = (id: string, promptTokens: number, minutes: number) =>
    sampleCall(id, { ...text, promptTokens, at: now + minutes * 60_000 });

  it('is told of the calls since, and of those alone', () => {
    const { store } = openStore(ledgerFile(), now);
    store.record([sent('1', 120, 0), sent('2', 120, 1)]);
    expect(store.report({}).realised).toEqual([]);
    store.record([sent('3', 97, 2), sent('4', 97, 3), sent('5', 80, 4)]);
    expect(store.report({}).realised).toEqual([
      {
        workspace: 'shop',
        prompt: 'prompts/reply.prompt.md',
        model: 'gpt-4o-mini',
        since: now + 2 * 60_000,
        tokensBefore: 120,
        tokensAfter: 80,
        calls: 3,
        savedTokens: 2 * 23 + 40,
        // A token of these calls' input cost 150 nano-dollars.
        savedNano: (2 * 23 + 40) * 150,
      },
    ]);
  });

  it('is nothing once the text is longer than it was, and does not compare models', () => {
    const { store } = openStore(ledgerFile(), now);
    store.record([sent('1', 120, 0), sent('2', 97, 1), sent('3', 130, 2)]);
    store.record([{ ...sent('4', 60, 3), askedModel: 'claude-sonnet-4-5' }]);
    expect(store.report({}).realised).toEqual([]);
  });
});
