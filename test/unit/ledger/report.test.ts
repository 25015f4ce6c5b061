import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  noCalls,
  type Report,
  type ReportQuery,
  type Row,
  type Savings,
} from '../../../src/ledger';
import { ledgerFile, noReport, openStore, sampleCall } from './sample';

const plus = (calls: readonly Call[], of: (call: Call) => number) =>
  calls.reduce((sum, call) => sum + of(call), 0);

/** Worked out anew, in another way than the ledger does. */
function sum(calls: readonly Call[]): Row {
  const ended = calls.filter(it => it.status !== 'retried');
  const bad = calls.filter(it => it.status !== 'ok');
  const requests = (of: readonly Call[]) => plus(of, it => it.requests);
  return {
    calls: requests(ended),
    input: plus(calls, it => it.input),
    cacheRead: plus(calls, it => it.cacheRead),
    cacheWrite5m: plus(calls, it => it.cacheWrite5m),
    cacheWrite1h: plus(calls, it => it.cacheWrite1h),
    output: plus(calls, it => it.output),
    costNano: plus(calls, it => it.costNano ?? 0),
    savedNano: plus(calls, saved),
    unpricedCalls: requests(calls.filter(it => it.costNano === null && !it.coveredBy)),
    estimatedCalls: requests(calls.filter(it => it.usageFrom === 'estimate')),
    sampleCalls: requests(calls.filter(it => it.source === 'sample')),
    coveredCalls: requests(calls.filter(it => it.coveredBy !== '')),
    failedCalls: requests(bad.filter(it => it.status !== 'retried')),
    retriedCalls: requests(bad.filter(it => it.status === 'retried')),
    wastedNano: plus(bad, it => it.costNano ?? 0),
    coveredBy: [...new Set(calls.map(it => it.coveredBy))].filter(it => it !== '').sort(),
  };
}

const answers = (call: Call) => call.costNano !== null && (call.status === 'ok' || call.status === 'cut');
const offList = (call: Call) =>
  answers(call) && call.listNano !== null ? call.listNano - (call.costNano ?? 0) : 0;
const offAsked = (call: Call) =>
  answers(call) && call.askedNano !== null ? call.askedNano - (call.costNano ?? 0) : 0;

function offText(call: Call): number {
  const billed = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h;
  if (!answers(call) || call.inputBefore === null || call.countedInput === null || call.inputNano === null)
    return 0;
  const spared = BigInt(call.inputBefore) - BigInt(call.countedInput);
  return billed === 0 ? 0 : Number((spared * BigInt(call.inputNano)) / BigInt(billed));
}

const saved = (call: Call) => offList(call) + offAsked(call) + offText(call);

function savings(calls: readonly Call[]): Savings {
  const ofProvider = calls.filter(it => it.servedFrom === 'provider');
  const parts = {
    providerCacheNano: plus(ofProvider, offList),
    ownCacheNano: plus(calls, offList) - plus(ofProvider, offList),
    minimisingNano: plus(calls, offText),
    routingNano: plus(calls, offAsked),
    retriesNano: plus(calls, it => (it.status === 'retried' ? (it.costNano ?? 0) : 0)),
    overheadNano: plus(calls, it => (it.overhead ? (it.costNano ?? 0) : 0)),
  };
  return { ...parts, netNano: plus(calls, saved) - parts.retriesNano - parts.overheadNano };
}

const tokens = fc.nat(2_000_000);
const maybeNano = fc.option(fc.nat(2 ** 31 - 1));
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
    costNano: maybeNano,
    inputNano: maybeNano,
    listNano: maybeNano,
    askedNano: maybeNano,
    countedInput: fc.option(tokens),
    inputBefore: fc.option(tokens),
    status: fc.constantFrom('ok', 'ok', 'error', 'cut', 'retried'),
    servedFrom: fc.constantFrom('provider', 'provider', 'exact-cache', 'semantic-cache'),
    overhead: fc.boolean(),
    interactive: fc.option(fc.boolean()),
    batch: fc.boolean(),
    aggregate: fc.constantFrom(false, false, true),
    requests: fc.integer({ min: 1, max: 9 }),
    coveredBy: fc.constantFrom('', '', 'Copilot Business', 'Plus', 'Copilot'),
    workspace: fc.constantFrom('shop', 'blog'),
    prompt: fc.constantFrom('a.prompt.md', 'b.prompt.md'),
    task: fc.constantFrom('', 'writing'),
    user: fc.constantFrom('ada', 'bob'),
    source: fc.constantFrom('run', 'sample', 'codex'),
  })
  .map(call => sampleCall(call.id, { ...call, ...(call.coveredBy && { costNano: null }) }));

/** What a report must say, computed from the calls alone. */
function recount(calls: readonly Call[], { days = 30, workspace, aggregates = false }: ReportQuery) {
  const first = new Date(2026, 10, 21 - (days - 1)).getTime();
  const chosen = calls.filter(
    it =>
      it.aggregate === aggregates &&
      it.at >= first &&
      (workspace === undefined || it.workspace === workspace),
  );
  const by = (key: (call: Call) => string) =>
    Object.fromEntries(chosen.map(key).map(name => [name, sum(chosen.filter(it => key(it) === name))]));
  const dayOf = (call: Call) => `2026-11-${new Date(call.at).getDate()}`;
  return {
    totals: sum(chosen),
    byDay: by(dayOf),
    byModel: by(it => it.model),
    byProvider: by(it => it.provider),
    byTask: by(it => it.task),
    byUser: by(it => it.user),
    bySource: by(it => it.source),
    byWorkspace: by(it => it.workspace),
    byPrompt: by(it => `${it.workspace} ${it.prompt}`),
    savings: savings(chosen),
    potential: {
      repeatedCalls: 0,
      repeatedNano: 0,
      scriptCalls: plus(chosen.filter(isScript), it => it.requests),
      scriptNano: plus(chosen.filter(isScript), it => it.costNano ?? 0),
    },
  };
}

const isScript = (call: Call) =>
  call.interactive === false && !call.batch && call.status === 'ok' && call.servedFrom === 'provider';

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
    byProvider: by(report.byProvider, it => it.provider),
    byTask: by(report.byTask, it => it.task),
    byUser: by(report.byUser, it => it.user),
    bySource: by(report.bySource, it => it.source),
    byWorkspace: by(report.byWorkspace, it => it.workspace),
    byPrompt: by(report.byPrompt, it => `${it.workspace} ${it.prompt}`),
    savings: report.savings,
    potential: report.potential,
  };
}

describe('report', () => {
  it('equals a recount of the calls, whatever they are, however they are batched, and with repeated ids', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCall, { maxLength: 8 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.constantFrom('shop', 'nowhere'), { nil: undefined }),
        fc.boolean(),
        (batches, days, workspace, aggregates) => {
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
          const query = { days, aggregates, ...(workspace === undefined ? {} : { workspace }) };
          expect(keyed(store.report(query))).toEqual(recount(kept, query));
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
    expect(openStore(ledgerFile()).store.report({})).toEqual(noReport);
  });

  it('refuses a sum that a number would round, and keeps it exact in the file', () => {
    const file = ledgerFile();
    const { store } = openStore(file);
    const most = Number.MAX_SAFE_INTEGER;
    store.record([sampleCall('1', { costNano: most }), sampleCall('2', { costNano: most })]);
    expect(() => store.report({})).toThrow('The sum of costNano is too large to be shown exactly.');
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

it('leaves days out at the end, so that two reports can follow each other', () => {
  const now = new Date(2026, 10, 21, 18).getTime();
  const { store } = openStore(ledgerFile(), now);
  store.record([0, 6, 7, 34, 35].map(ago => sampleCall(`ago ${ago}`, { at: now - ago * 86_400_000 })));
  expect(store.report({ days: 7 }).totals.calls).toBe(2);
  expect(store.report({ days: 28, skipDays: 7 }).totals.calls).toBe(2);
});

describe('the hours', () => {
  const at = (daysBack: number, hour: number) => {
    const date = new Date();
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBack, hour, 30).getTime();
  };

  it('are summed over workspaces or told of one; retried attempts are no calls', () => {
    const { store } = openStore(ledgerFile(), Date.now());
    store.record([
      sampleCall('1', { at: at(1, 9), costNano: 5 }),
      sampleCall('2', { at: at(1, 9), costNano: 7, workspace: 'blog' }),
      sampleCall('3', { at: at(1, 9), costNano: 1, status: 'retried', parent: '1' }),
      sampleCall('4', { at: at(3, 23), costNano: 2 }),
    ]);
    const told = (days: number, workspace?: string) =>
      store
        .hourlySpend(days, workspace)
        .map(it => [it.hour.slice(11), it.calls, it.costNano, it.retriedCalls]);
    expect(told(15)).toEqual([
      ['23', 1, 2, 0],
      ['09', 2, 13, 1],
    ]);
    expect(told(2)).toEqual([['09', 2, 13, 1]]);
    expect(told(15, 'blog')).toEqual([['09', 1, 7, 0]]);
  });
});
