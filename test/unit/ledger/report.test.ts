import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, noCalls, type Report, type Row } from '../../../src/ledger';
import { ledgerFile, openStore, sampleCall } from './sample';

function sum(calls: readonly Call[]): Row {
  return calls.reduce<Row>(
    (row, call) => ({
      calls: row.calls + 1,
      input: row.input + call.input,
      cacheRead: row.cacheRead + call.cacheRead,
      cacheWrite5m: row.cacheWrite5m + call.cacheWrite5m,
      cacheWrite1h: row.cacheWrite1h + call.cacheWrite1h,
      output: row.output + call.output,
      costNano: row.costNano + (call.costNano ?? 0),
      savedNano: row.savedNano + call.savedNano,
      unpricedCalls: row.unpricedCalls + (call.costNano === null && !call.coveredBy ? 1 : 0),
      estimatedCalls: row.estimatedCalls + (call.usageFrom === 'estimate' ? 1 : 0),
      sampleCalls: row.sampleCalls + (call.source === 'sample' ? 1 : 0),
      coveredCalls: row.coveredCalls + (call.coveredBy ? 1 : 0),
      coveredBy: [...new Set([...row.coveredBy, call.coveredBy])].filter(it => it !== '').sort(),
    }),
    noCalls,
  );
}

const tokens = fc.nat(2_000_000);
const anyCall: fc.Arbitrary<Call> = fc
  .record({
    id: fc.nat(30).map(String),
    // Ten local days, at any time of the day.
    at: fc
      .tuple(fc.nat(9), fc.nat(86_399))
      .map(([day, second]) => new Date(2026, 10, 12 + day, 0, 0, second).getTime()),
    model: fc.constantFrom('gpt-4o', "o'model", 'модель'),
    provider: fc.constantFrom('openai', 'other'),
    input: tokens,
    cacheRead: tokens,
    cacheWrite5m: tokens,
    cacheWrite1h: tokens,
    output: tokens,
    usageFrom: fc.constantFrom('provider', 'estimate'),
    costNano: fc.option(fc.nat(2 ** 31 - 1)),
    coveredBy: fc.constantFrom('', '', 'Copilot Business', 'Plus', 'Copilot'),
    savedNano: fc.integer(),
    workspace: fc.constantFrom('shop', 'blog'),
    prompt: fc.constantFrom('a.prompt.md', 'b.prompt.md'),
    task: fc.constantFrom('', 'writing'),
    user: fc.constantFrom('ada', 'bob'),
    source: fc.constantFrom('run', 'sample'),
  })
  .map(call => sampleCall(call.id, { ...call, ...(call.coveredBy && { costNano: null }) }));

/** What a report must say, computed from the calls alone. */
function recount(calls: readonly Call[], days: number, workspace: string | undefined) {
  const first = new Date(2026, 10, 21 - (days - 1)).getTime();
  const chosen = calls.filter(
    it => it.at >= first && (workspace === undefined || it.workspace === workspace),
  );
  const by = (key: (call: Call) => string) =>
    Object.fromEntries(chosen.map(key).map(name => [name, sum(chosen.filter(it => key(it) === name))]));
  const dayOf = (call: Call) => `2026-11-${new Date(call.at).getDate()}`;
  return {
    totals: sum(chosen),
    byDay: by(dayOf),
    byModel: by(it => it.model),
    byTask: by(it => it.task),
    byUser: by(it => it.user),
    byPrompt: by(it => `${it.workspace} ${it.prompt}`),
  };
}

/** The report in the form of `recount`: lists as objects by name. */
function keyed(report: Report) {
  const by = <T extends Row>(rows: readonly T[], key: (row: T) => string) => {
    return Object.fromEntries(
      rows.map(row => [
        key(row),
        Object.fromEntries(Object.keys(noCalls).map(it => [it, row[it as keyof Row]])),
      ]),
    );
  };
  return {
    totals: report.totals,
    byDay: by(report.byDay, it => it.day),
    byModel: by(report.byModel, it => it.model),
    byTask: by(report.byTask, it => it.task),
    byUser: by(report.byUser, it => it.user),
    byPrompt: by(report.byPrompt, it => `${it.workspace} ${it.prompt}`),
  };
}

describe('report', () => {
  it('equals a recount of the calls, whatever they are, however they are batched, and with repeated ids', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCall, { maxLength: 8 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.constantFrom('shop', 'nowhere'), { nil: undefined }),
        (batches, days, workspace) => {
          const { store } = openStore(ledgerFile());
          for (const batch of batches) store.record(batch);
          const kept = [
            ...new Map(
              batches
                .flat()
                .toReversed()
                .map(call => [call.id, call]),
            ).values(),
          ];
          const query = workspace === undefined ? { days } : { days, workspace };
          expect(keyed(store.report(query))).toEqual(recount(kept, days, workspace));
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lists the dearest first and days in order', () => {
    const { store } = openStore(ledgerFile());
    const day = (date: number) => new Date(2026, 10, date, 9).getTime();
    store.record([
      sampleCall('1', { at: day(20), model: 'cheap', costNano: 1 }),
      sampleCall('2', { at: day(19), model: 'dear', costNano: 9 }),
      sampleCall('3', { at: day(21), model: 'unpriced', costNano: null }),
    ]);
    const report = store.report({});
    expect(report.byModel.map(it => it.model)).toEqual(['dear', 'cheap', 'unpriced']);
    expect(report.byDay.map(it => it.day)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect(report.byModel.at(-1)).toMatchObject({ costNano: 0, unpricedCalls: 1 });
  });

  it('is all zeros on a new ledger', () => {
    expect(openStore(ledgerFile()).store.report({})).toEqual({
      totals: noCalls,
      byDay: [],
      byModel: [],
      byTask: [],
      byUser: [],
      byPrompt: [],
    });
  });

  it('refuses a sum that a number would round, and keeps it exact in the file', () => {
    const file = ledgerFile();
    const { store } = openStore(file);
    const most = Number.MAX_SAFE_INTEGER;
    store.record([sampleCall('1', { costNano: most }), sampleCall('2', { costNano: most })]);
    expect(() => store.report({})).toThrow(
      'The sum of costNano is 18014398509481982, too large to be shown exactly.',
    );
    const db = new Database(file, { readonly: true });
    const kept = db
      .prepare("SELECT costNano FROM rollup WHERE dimension = 'all'")
      .safeIntegers()
      .pluck()
      .get();
    db.close();
    expect(kept).toBe(18_014_398_509_481_982n);
  });

  it('sums one prompt for its lens', () => {
    const { store } = openStore(ledgerFile());
    store.record([
      sampleCall('1', { costNano: 3 }),
      sampleCall('2', { costNano: 4, at: new Date(2026, 10, 1).getTime() }),
      sampleCall('3', { costNano: 5, workspace: 'blog' }),
      sampleCall('4', { costNano: 6, prompt: 'other.prompt.md' }),
    ]);
    expect(store.spentOn('shop', 'prompts/reply.prompt.md', 30)).toMatchObject({ calls: 2, costNano: 7 });
    expect(store.spentOn('shop', 'prompts/reply.prompt.md', 1)).toMatchObject({ calls: 1, costNano: 3 });
    expect(store.spentOn('shop', 'unknown', 30)).toEqual(noCalls);
  });

  it('are counted for each prompt of a file over the days asked for, but for sample calls', () => {
    const now = new Date(2026, 10, 21, 18).getTime();
    const { store } = openStore(ledgerFile(), now);
    const yesterday = now - 24 * 60 * 60 * 1000;
    const calls: readonly Partial<Call>[] = [
      { prompt: 'a.yml#greet' },
      { prompt: 'a.yml#greet', at: yesterday },
      { prompt: 'a.yml#greet', source: 'sample' },
      { prompt: 'a.yml#part', source: 'sample' },
      { prompt: 'a.yml' },
      { prompt: 'a.yml!' },
      { prompt: 'a.yml2' },
      { prompt: 'a.yml', workspace: 'elsewhere' },
    ];
    store.record(calls.map((over, index) => sampleCall(`${index}`, { at: now - index, ...over })));
    const greet = { prompt: '#greet', calls: 2 };
    expect(store.promptCalls('shop', 'a.yml', 30)).toEqual([{ prompt: '', calls: 1 }, greet]);
    expect(store.promptCalls('shop', 'a.yml', 1)).toEqual([
      { prompt: '', calls: 1 },
      { ...greet, calls: 1 },
    ]);
  });
});
