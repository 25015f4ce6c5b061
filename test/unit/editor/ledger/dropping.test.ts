import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { registerDropping } from '../../../../src/editor/ledger/dropping';
import { type Ledger, openLedger } from '../../../../src/ledger';
import { setConfiguration } from '../../../support/vscode';
import { sampleCall } from '../../ledger/call';

const folder = mkdtempSync(join(tmpdir(), 'dropping-'));
const log = { info: () => {}, warn: (...what: unknown[]) => expect.fail(what.join(' ')) } as never;
const dayBack = (days: number) => Date.now() - days * 86_400_000;
let ledger: Ledger;

beforeEach(async () => {
  ledger = openLedger({ file: join(folder, 'ledger.db'), onNotice: ({ message }) => expect.fail(message) });
  await ledger.record([sampleCall('old', { at: dayBack(200) }), sampleCall('new', { at: dayBack(2) })]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  setConfiguration();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const left = async () => {
  const [calls, { totals }] = await Promise.all([ledger.calls(100), ledger.report({ days: 300 })]);
  return { rows: calls.length, summed: totals.calls };
};

it('drops calls that are older than they are kept, a minute after the start, and their sums stay', async () => {
  setConfiguration({ 'promptmeter.ledger.keepDays': 90 });
  const dropping = registerDropping({ ledger, log });
  vi.advanceTimersByTime(59_000);
  expect(await left()).toEqual({ rows: 2, summed: 2 });
  vi.advanceTimersByTime(1000);
  await expect.poll(left).toEqual({ rows: 1, summed: 2 });
  dropping.dispose();
  expect(vi.getTimerCount()).toBe(0);
});

it('drops nothing where nothing says how long calls are kept', async () => {
  const dropping = registerDropping({ ledger, log });
  vi.advanceTimersByTime(24 * 60 * 60 * 1000);
  expect(await left()).toEqual({ rows: 2, summed: 2 });
  dropping.dispose();
});
