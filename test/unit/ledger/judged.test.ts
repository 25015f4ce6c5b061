import { expect, it } from 'vitest';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();

it('gives the last judged calls of a type of task, newest first', () => {
  const { store } = openStore(ledgerFile(), now);
  store.record([
    sampleCall('old', { scorePermille: 1000, at: now - 91 * 24 * 60 * 60 * 1000 }),
    sampleCall('1', { scorePermille: 0, at: now - 2000 }),
    sampleCall('2', { scorePermille: 1000, at: now - 1000, model: 'gpt-4o', costNano: null }),
    sampleCall('3', { scorePermille: 1000, task: 'coding' }),
    sampleCall('4', { routeReason: '“mine” is fixed on gpt-4o-mini' }),
  ]);
  expect(store.judgedCalls('writing')).toEqual([
    { model: 'gpt-4o', scorePermille: 1000, costNano: null, latencyMs: 1200 },
    { model: 'gpt-4o-mini-2024-07-18', scorePermille: 0, costNano: 121_800, latencyMs: 1200 },
  ]);
  expect(store.calls(9).find(it => it.id === '4')?.routeReason).toBe('“mine” is fixed on gpt-4o-mini');
});
