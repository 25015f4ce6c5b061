import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importLogs, logsIn, type SourceId, sourceOf } from '../../../src/imports';
import { type KeptCall, openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { writeClaudeLogs } from '../../support/usageLogs/claude';
import { writeCodexLogs } from '../../support/usageLogs/codex';
import type { MadeCall } from '../../support/usageLogs/made';
import { ledgerFile } from '../ledger/sample';
import { temporaryFolder, writeLog } from './log';

const prices = createPrices();
const aYearLater = Date.UTC(2027, 9, 1);

/** A ledger in a folder that goes with the test, and what imports into it. */
function opened() {
  const ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  onTestFinished(() => ledger.close());
  return {
    ledger,
    run: (source: SourceId, path: string, now = aYearLater) =>
      importLogs(source, logsIn(sourceOf(source), path) ?? [], {
        ledger,
        openPrices: async () => prices,
        driver: Database,
        now: () => now,
        signal: new AbortController().signal,
      }),
    calls: () => ledger.calls(100_000),
  };
}

const told = ({ at, model, input, cacheRead, cacheWrite5m, cacheWrite1h, output }: MadeCall | KeptCall) =>
  [new Date(at).toISOString(), model, input, cacheRead, cacheWrite5m, cacheWrite1h, output].join(' ');

const size = { seed: 3, sessions: 6, calls: 12, from: Date.UTC(2026, 9, 1) };
const makers = [
  ['claude-code', writeClaudeLogs],
  ['codex', writeCodexLogs],
] as const;

describe('an import', () => {
  it.each(makers)(
    'of %s logs brings every call that was made, once, and again nothing',
    async (source, make) => {
      const folder = temporaryFolder();
      const made = make(folder, size);
      const { run, calls } = opened();
      const first = await run(source, folder);
      expect((await calls()).map(told).sort()).toEqual(made.map(told).sort());
      expect(first).toMatchObject({ imported: made.length, duplicates: first.read - made.length });
      expect(await run(source, folder)).toMatchObject({ read: 0, imported: 0, skipped: [] });
      expect(await calls()).toHaveLength(made.length);
    },
  );

  it.each(makers)(
    'of %s logs cut at any byte, and then of the rest, is as one of all',
    async (source, make) => {
      const folder = temporaryFolder();
      make(folder, { ...size, sessions: 2, calls: 5 });
      const logs = logsIn(sourceOf(source), folder)!.map(({ path }) => ({ path, whole: readFileSync(path) }));
      const whole = opened();
      await whole.run(source, folder);
      const expected = await whole.ledger.report({ days: 1000 });
      const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(cuts, async parts => {
          const { ledger, run } = opened();
          for (const part of [...parts].sort()) {
            for (const { path, whole } of logs) {
              // The same file, as long as it was at some moment.
              writeFileSync(path, whole, { flag: 'r+' });
              truncateSync(path, Math.floor(whole.length * part));
            }
            await run(source, folder, lastTimeIn(logs.map(it => it.path)));
          }
          for (const { path, whole } of logs) writeFileSync(path, whole, { flag: 'r+' });
          await run(source, folder);
          expect(await ledger.report({ days: 1000 })).toEqual(expected);
        }),
        { numRuns: 12 },
      );
    },
  );

  it('replaces what a stream had told so far, and a replay by the message it replays', async () => {
    const folder = temporaryFolder();
    const line = (output: number, more: object = {}) => ({
      message: {
        id: 'msg_1',
        model: 'claude-sonnet-4-5',
        usage: { input_tokens: 10, output_tokens: output },
      },
      requestId: 'req_1',
      timestamp: '2026-11-03T10:00:00.000Z',
      ...more,
    });
    const path = writeLog(folder, 'a.jsonl', [line(1)]);
    const { ledger, run, calls } = opened();
    await run('claude-code', folder);
    appendFileSync(path, `${JSON.stringify(line(700))}\n`);
    expect(await run('claude-code', folder)).toMatchObject({ read: 1, imported: 0, duplicates: 1 });
    expect(await calls()).toMatchObject([{ output: 700 }]);

    const replay = { isSidechain: true, requestId: 'req_9' };
    const other = { ...line(5, replay), message: { ...line(5).message, id: 'msg_2' } };
    writeLog(folder, 'b.jsonl', [line(900, replay), other]);
    await run('claude-code', folder);
    writeLog(folder, 'c.jsonl', [{ ...other, isSidechain: false, requestId: 'req_2' }]);
    await run('claude-code', folder);
    expect((await calls()).map(it => it.output).sort()).toEqual([5, 700]);
    expect((await ledger.report({ days: 1000 })).totals).toMatchObject({ calls: 2, output: 705 });
  });

  it('reads a log that another has taken the place of from its beginning', async () => {
    const folder = temporaryFolder();
    const line = (id: string) => ({
      message: { id, model: 'claude-sonnet-4-5', usage: { input_tokens: 10, output_tokens: 1 } },
      timestamp: '2026-11-03T10:00:00.000Z',
    });
    const path = writeLog(folder, 'a.jsonl', [line('msg_1'), line('msg_2')]);
    const { run, calls } = opened();
    await run('claude-code', folder);
    writeFileSync(
      path,
      [line('msg_3'), line('msg_4'), line('msg_5')].map(it => `${JSON.stringify(it)}\n`).join(''),
    );
    expect(await run('claude-code', folder)).toMatchObject({ imported: 3 });
    expect(await calls()).toHaveLength(5);
  });

  it('prices calls by the list of their day, beside what the log says, and leaves unknown models unpriced', async () => {
    const folder = temporaryFolder();
    const line = (id: string, model: string, costUSD?: number) => ({
      message: { id, model, usage: { input_tokens: 1000, output_tokens: 100 } },
      timestamp: '2026-11-03T10:00:00.000Z',
      costUSD,
    });
    writeLog(folder, 'a.jsonl', [
      line('m1', 'claude-sonnet-4-5', 0.005),
      line('m2', 'claude-unheard-of-9'),
      line('m3', 'claude-sonnet-4-5-fast'),
    ]);
    const { run, calls } = opened();
    const { compared } = await run('claude-code', folder);
    expect(compared).toEqual({ calls: 1, logNano: 5_000_000, listNano: 4_500_000 });
    const costs = Object.fromEntries((await calls()).map(it => [it.sourceId, [it.costNano, it.logCostNano]]));
    expect(costs).toEqual({ m1: [4_500_000, 5_000_000], m2: [null, null], m3: [null, null] });
  });

  it('keeps sums of many requests apart from calls, priced as requests of the average length', async () => {
    const file = writeLog(temporaryFolder(), 'usage.csv', [
      'start_time,end_time,num_model_requests,model,input_tokens,output_tokens,input_cached_tokens',
      '1793700000,1793700060,3,gpt-5.5,600001,300,0',
    ]);
    const { ledger, run } = opened();
    expect(await run('openai-csv', file)).toMatchObject({ imported: 1 });
    const one = prices.cost('gpt-5.5', { ...none, input: 200_000, output: 100 }, new Date(1_793_700_000_000));
    const rest = prices.cost('gpt-5.5', { ...none, input: 1 }, new Date(1_793_700_000_000));
    if (one.kind !== 'priced' || rest.kind !== 'priced') throw new Error('gpt-5.5 has no price.');
    expect(await ledger.calls(10)).toEqual([]);
    expect((await ledger.report({ days: 1000 })).totals.calls).toBe(0);
    const { totals } = await ledger.report({ days: 1000, aggregates: true });
    expect(totals).toMatchObject({ calls: 3, costNano: 3 * one.costNano + rest.costNano });
  });

  it('goes on with the other logs when one cannot be read, and stops when it is told to', async () => {
    const folder = temporaryFolder();
    const line = {
      message: { id: 'm', model: 'claude-sonnet-4-5', usage: { input_tokens: 1, output_tokens: 1 } },
    };
    const log = (path: string) => ({ path, form: sourceOf('claude-code').formOf(path)! });
    const good = writeLog(folder, 'b.jsonl', [{ ...line, timestamp: '2026-11-03T10:00:00.000Z' }]);
    const logs = [log(join(folder, 'gone.jsonl')), log(good)];
    const { ledger } = opened();
    const rooms = { ledger, openPrices: async () => prices, driver: Database, now: Date.now };
    const done = await importLogs('claude-code', logs, { ...rooms, signal: new AbortController().signal });
    expect(done).toMatchObject({
      imported: 1,
      skipped: [{ line: 0, reason: 'it could not be read (ENOENT)' }],
    });
    const stopped = importLogs('claude-code', logs, {
      ...rooms,
      signal: AbortSignal.abort(new Error('Enough.')),
    });
    await expect(stopped).rejects.toThrow('Enough.');
  });
});

/** The last time that whole lines of the logs tell: when they were as long as they are. */
function lastTimeIn(paths: readonly string[]): number {
  const times = paths.flatMap(path => [...readFileSync(path, 'utf8').matchAll(/"timestamp":"([^"]+)"/g)]);
  return Math.max(0, ...times.map(it => Date.parse(it[1]!)));
}

const none = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
