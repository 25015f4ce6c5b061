import { describe, expect, it } from 'vitest';
import type { Ceiling, Reservation } from '../../../src/ledger';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();
const wish = (id: string, over: Partial<Reservation> = {}): Reservation => ({
  ...{ id, workspace: 'shop', prompt: 'a.md', task: 'writing', user: 'ada', model: 'gpt-4o', nano: 100 },
  ...over,
});
const ceiling = (mostNano: number, spend: Partial<Ceiling['spend']> = {}): Ceiling => ({
  spend: { days: 21, workspace: 'shop', ...spend },
  mostNano,
});

describe('what is set aside for calls under way', () => {
  it('is seen by every process of the ledger, until the call is recorded', () => {
    const file = ledgerFile();
    const [{ store: one }, { store: other }] = [openStore(file), openStore(file)];
    one.record([sampleCall('before', { costNano: 40, workspace: 'shop' })]);
    expect(one.reserve(wish('a'), [ceiling(150)])).toEqual({
      taken: true,
      standings: [{ spentNano: 40, reservedNano: 0 }],
    });
    const refused = { taken: false, standings: [{ spentNano: 40, reservedNano: 100 }] };
    expect(other.reserve(wish('b'), [ceiling(139)])).toEqual(refused);
    one.record([sampleCall('a', { costNano: 7, workspace: 'shop' })]);
    expect(other.reserve(wish('b'), [ceiling(139)])).toEqual({
      taken: true,
      standings: [{ spentNano: 47, reservedNano: 0 }],
    });
    other.release('b');
    expect(one.reserve(wish('c'), [ceiling(47)]).taken).toBe(true);
  });

  it('counts under what covers it, and gives way to what the same call asks anew', () => {
    const { store } = openStore(ledgerFile());
    store.reserve(wish('a'), []);
    const reserved = (spend: Partial<Ceiling['spend']>) =>
      store.reserve(wish('never'), [ceiling(-1, spend)]).standings[0]!.reservedNano;
    expect(reserved({})).toBe(100);
    expect(reserved({ workspace: 'other' })).toBe(0);
    expect(reserved({ workspace: undefined })).toBe(100);
    expect(reserved({ of: { dimension: 'model', names: ['gpt-4o-2024-08-06', 'gpt-4o'] } })).toBe(100);
    expect(reserved({ of: { dimension: 'user', names: ['eva'] } })).toBe(0);
    expect(store.reserve(wish('a', { nano: 30 }), [ceiling(0)]).standings[0]!.reservedNano).toBe(0);
    expect(reserved({})).toBe(30);
  });

  it('lapses with its time; a sum that has a time of its own outlives its process', () => {
    const file = ledgerFile();
    const { store } = openStore(file, now);
    store.reserve(wish('call'), []);
    store.reserve(wish('batch', { until: now + 48 * 3_600_000, nano: 5 }), []);
    const reserved = (at: number) =>
      openStore(file, at).store.reserve(wish('never'), [ceiling(-1)]).standings[0]!.reservedNano;
    expect(reserved(now + 3_599_999)).toBe(105);
    expect(reserved(now + 3_600_000)).toBe(5);
    expect(reserved(now + 48 * 3_600_000)).toBe(0);
  });
});
