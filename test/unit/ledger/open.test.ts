import { describe, expect, it, onTestFinished } from 'vitest';
import { type LedgerNotice, openLedger } from '../../../src/ledger';
import { workerPath } from './process/bundle';
import { ledgerFile, sampleCall } from './sample';

function open(file: string, worker: boolean) {
  const notices: LedgerNotice[] = [];
  const onNotice = (notice: LedgerNotice) => void notices.push(notice);
  const ledger = openLedger(worker ? { file, workerPath, onNotice } : { file, onNotice });
  onTestFinished(() => ledger.close());
  return { ledger, notices };
}

const now = Date.now();

describe.each([
  ['in a worker thread', true],
  ["in the caller's thread", false],
])('the ledger %s', (_, worker) => {
  it('keeps calls across openings, each once', async () => {
    const file = ledgerFile();
    const first = open(file, worker).ledger;
    const call = sampleCall('1', { at: now });
    await Promise.all([
      first.record([call]),
      first.record([call]),
      first.record([sampleCall('2', { at: now, costNano: null })]),
    ]);
    await first.close();
    const { ledger, notices } = open(file, worker);
    expect(await ledger.calls(10)).toMatchObject([sampleCall('2', { at: now, costNano: null }), call]);
    expect((await ledger.report({ days: 2 })).totals).toMatchObject({
      calls: 2,
      costNano: 121_800,
      unpricedCalls: 1,
    });
    expect(notices).toEqual([]);
  });

  it('refuses a call that cannot be kept, and keeps its neighbours', async () => {
    const { ledger } = open(ledgerFile(), worker);
    const results = await Promise.allSettled([
      ledger.record([sampleCall('a', { at: now })]),
      ledger.record([sampleCall('b', { at: now, costNano: 0.5 })]),
      ledger.record([sampleCall('c', { at: now, input: -1 })]),
      ledger.record([sampleCall('d', { at: now, output: Number.NaN })]),
    ]);
    expect(results.map(it => (it.status === 'rejected' ? it.reason.message : it.status))).toEqual([
      'fulfilled',
      'Call b was not kept: its costNano is 0.5.',
      'Call c was not kept: its input is -1.',
      'Call d was not kept: its output is NaN.',
    ]);
    expect(await ledger.calls(10)).toHaveLength(1);
  });

  it('tells of calls made here and by others, until told to stop', async () => {
    const file = ledgerFile();
    const { ledger } = open(file, worker);
    const other = open(file, worker).ledger;
    let heard = 0;
    const stop = ledger.onChange(() => heard++);
    await ledger.report();
    await ledger.record([sampleCall('mine', { at: now })]);
    await expect.poll(() => heard).toBe(1);
    await other.record([sampleCall('theirs', { at: now })]);
    await expect.poll(() => heard, { timeout: 3000 }).toBe(2);
    stop();
    await other.record([sampleCall('unheard', { at: now })]);
    await new Promise(resolve => setTimeout(resolve, 1200));
    expect(heard).toBe(2);
  });

  it('answers after closing with a sentence', async () => {
    const { ledger } = open(ledgerFile(), worker);
    const last = ledger.record([sampleCall('1', { at: now })]);
    await ledger.close();
    await last;
    await expect(ledger.report()).rejects.toThrow('The ledger is closed.');
  });
});

it('says so when its thread cannot be started', async () => {
  const notices: LedgerNotice[] = [];
  const onNotice = (notice: LedgerNotice) => void notices.push(notice);
  const ledger = openLedger({ file: ledgerFile(), workerPath: '/nowhere/ledgerWorker.js', onNotice });
  await expect(ledger.record([sampleCall('1')])).rejects.toThrow(
    /^The ledger stopped working: Cannot find module/,
  );
  await expect(ledger.report()).rejects.toThrow(/^The ledger stopped working/);
  expect(notices).toMatchObject([{ kind: 'unavailable' }]);
  await ledger.close();
});
