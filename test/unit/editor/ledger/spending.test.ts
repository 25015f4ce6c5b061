import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Spending } from '../../../../src/editor/ledger/spending';
import { type Ledger, noCalls } from '../../../../src/ledger';
import { noReport } from '../../ledger/call';

const booking = { workspace: '/shop', prompt: 'greet.prompt.md' };

/** A ledger of one prompt's calls, counting what it is asked. */
function ledgerOf(calls: { count: number }) {
  const listeners = new Set<() => void>();
  const asked = { spentOn: 0 };
  const row = () => ({ ...noCalls, calls: calls.count, costNano: calls.count * 1000 });
  const ledger = {
    report: async () => ({ ...noReport, totals: row() }),
    calls: async () => [],
    spentOn: async (workspace: string, prompt: string) => {
      asked.spentOn++;
      return workspace === booking.workspace && prompt === booking.prompt ? row() : noCalls;
    },
    dailySpend: async () => [],
    promptCalls: async () => [],
    promptOutputs: async () => [],
    experience: async () => ({ tasks: [], inputs: [] }),
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
  };
  return {
    ledger: ledger as unknown as Ledger,
    asked,
    changed: () => [...listeners].map(it => it()),
    listeners,
  };
}

describe('what prompts cost', () => {
  const warned: unknown[] = [];
  const log = { warn: (...what: unknown[]) => warned.push(what) } as unknown as ConstructorParameters<
    typeof Spending
  >[0]['log'];
  beforeEach(() => {
    vi.useFakeTimers();
    warned.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('comes with an event, and the ledger is asked once', async () => {
    const { ledger, asked } = ledgerOf({ count: 12 });
    const spending = new Spending({ ledger, log });
    await vi.advanceTimersByTimeAsync(0);
    let events = 0;
    spending.onDidChange(() => events++);
    expect(spending.of(booking)).toBeUndefined();
    expect(spending.of(booking)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(spending.of(booking)?.calls).toBe(12);
    expect([asked.spentOn, events]).toEqual([1, 1]);
    expect(spending.today?.costNano).toBe(12_000);
  });

  it('follows calls made since, many in one refresh', async () => {
    const calls = { count: 1 };
    const { ledger, asked, changed } = ledgerOf(calls);
    const spending = new Spending({ ledger, log });
    spending.of(booking);
    await vi.advanceTimersByTimeAsync(0);
    const before = asked.spentOn;
    for (calls.count = 2; calls.count < 10; calls.count++) changed();
    await vi.advanceTimersByTimeAsync(1000);
    expect(spending.of(booking)?.calls).toBe(10);
    expect(asked.spentOn - before).toBe(1);
  });

  it('is known of all prompts of a workspace, once somebody asks for them', async () => {
    const calls = { count: 3 };
    const { ledger, changed } = ledgerOf(calls);
    const report = async ({ workspace = '' } = {}) => ({
      ...noReport,
      byPrompt: [
        { ...noCalls, calls: calls.count, workspace, prompt: 'greet.prompt.md' },
        { ...noCalls, calls: 9, workspace, prompt: '' },
      ],
    });
    const spending = new Spending({ ledger: { ...ledger, report }, log });
    expect([...spending.within('/shop')]).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect([...spending.within('/shop').keys()]).toEqual(['greet.prompt.md']);
    calls.count = 4;
    changed();
    await vi.advanceTimersByTimeAsync(1000);
    expect(spending.within('/shop').get('greet.prompt.md')?.calls).toBe(4);
  });

  it('is unknown where the ledger cannot be read, and the log says so', async () => {
    const { ledger } = ledgerOf({ count: 1 });
    const broken = async () => {
      throw new Error('The ledger file is damaged.');
    };
    const spending = new Spending({ ledger: { ...ledger, spentOn: broken, report: broken }, log });
    expect(spending.of(booking)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(spending.of(booking)).toBeUndefined();
    expect(spending.today).toBeUndefined();
    expect(warned.length).toBeGreaterThan(0);
  });

  it('stops listening when it is disposed of', () => {
    const { ledger, listeners } = ledgerOf({ count: 1 });
    new Spending({ ledger, log }).dispose();
    expect(listeners.size).toBe(0);
  });
});
