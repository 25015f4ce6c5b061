import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeProblem } from '../../../../media/rangeProblem';
import { receive } from '../../../../media/receive';
import { firstWish, type Wish } from '../../../../media/wish';
import { ticksUpTo } from '../../../../src/editor/panel/chart';
import { tipsOn } from '../../../../src/editor/panel/tips';
import { type SpendFacts, spendView } from '../../../../src/editor/panel/view';
import { wantedBy, wishOn } from '../../../../src/editor/panel/wish';
import { durationText, lastDays, timeText } from '../../../../src/editor/words/calls';
import { forecast } from '../../../../src/forecast';
import {
  type Call,
  type FoundCalls,
  noCalls,
  type Report,
  type Row,
  unknownCall,
} from '../../../../src/ledger';
import { noReport } from '../../ledger/call';

const now = new Date(2026, 10, 21, 14, 3);

const keptZero = { providerCacheNano: 0, ownCacheNano: 0, minimisingNano: 0, routingNano: 0, savedNano: 0 };

const row = (of: Partial<Row> = {}): Row => ({ ...noCalls, ...of });

const report = (of: Partial<Report> = {}): Report => ({
  ...noReport,
  ...of,
});

const call = (of: Partial<Call> = {}): Call => ({
  ...unknownCall,
  id: 'one',
  at: now.getTime() - 60_000,
  model: 'gpt-4o-mini',
  askedModel: 'gpt-4o-mini',
  provider: 'openai',
  input: 1200,
  cacheRead: 1024,
  output: 80,
  costNano: 304_801,
  workspace: '/shop',
  prompt: 'prompts/reply.prompt.md',
  source: 'run',
  latencyMs: 1234,
  firstTokenMs: 300,
  ...of,
});

const found = (calls: readonly Call[]): FoundCalls => ({
  calls: calls.map(it => ({ ...keptZero, ...it })),
  more: false,
  searchedBackTo: null,
});

const view = (of: Partial<SpendFacts> = {}) => {
  const facts: SpendFacts = {
    now,
    month: report(),
    today: report(),
    days30: report(),
    range: null,
    calls: found([]),
    isEmpty: false,
    wish: firstWish,
    scopes: [{ id: '', label: 'All workspaces' }],
    notices: [],
    pricedAsOf: '2026-11-12',
    key: 'none',
    forecast: forecast({ spend: [], today: '2026-11-21', dayGone: 0.5 }),
    standOut: { days: [], hours: [], storms: [], changes: [] },
    hours: [],
    standings: [],
    opportunities: [],
    whatIf: null,
    profiles: null,
    profileModel: 'gpt-4o',
    ...of,
  };
  return spendView(facts, tipsOn(facts));
};

describe('the figures', () => {
  it('carry the report to the nano-dollar, and read rounded', () => {
    const { periods } = view({ today: report({ totals: row({ calls: 1, costNano: 12_345_678_901 }) }) });
    expect(periods.find(it => it.id === 'today')).toMatchObject({
      spent: { nano: 12_345_678_901, text: '$12.35', exact: '$12.345678901' },
      calls: '1 call',
      range: '21 Nov',
      remarks: [],
    });
  });

  it('say which days they cover', () => {
    const [month, , days30] = view().periods;
    expect(month).toMatchObject({ range: '1 Nov to 21 Nov', firstDay: '2026-11-01' });
    expect(days30).toMatchObject({ range: '23 Oct to 21 Nov', firstDay: '2026-10-23' });
  });

  it('say what they leave out and what is estimated', () => {
    const covered = { coveredCalls: 1, coveredBy: ['Copilot Business', 'Plus'] };
    const totals = row({ calls: 4, costNano: 5, unpricedCalls: 2, estimatedCalls: 1, ...covered });
    expect(view({ month: report({ totals }) }).periods[0]?.remarks).toEqual([
      '2 calls without a known price not included',
      '1 call covered by Copilot Business and Plus',
      '1 call with estimated tokens',
    ]);
  });
});

describe('the breakdowns', () => {
  const sharesOf = (of: Partial<Report>) => view({ days30: report(of) }).periods[2]!;

  it('never show an unpriced model as free', () => {
    const { models } = sharesOf({
      byModel: [
        { model: 'gpt-4.1', ...row({ calls: 3, costNano: 99 }) },
        { model: 'mixed', ...row({ calls: 3, costNano: 1, unpricedCalls: 1 }) },
        { model: 'local', ...row({ calls: 2, unpricedCalls: 2 }) },
        { model: 'included', ...row({ calls: 2, coveredCalls: 2, coveredBy: ['Plus'] }) },
      ],
    });
    expect(models.map(({ label, spent, percent, remark }) => [label, spent.text, percent, remark])).toEqual([
      ['gpt-4.1', '<$0.000001', '99 %', ''],
      ['mixed', '<$0.000001', '1 %', '1 without a known price'],
      ['local', 'unpriced', '', ''],
      ['included', 'covered', '', '2 covered by Plus'],
    ]);
  });

  it('tell the same path in two workspaces apart', () => {
    const paths = (...workspaces: string[]) =>
      workspaces.map(workspace => ({ workspace, prompt: 'a.prompt.md', ...row({ calls: 1, costNano: 1 }) }));
    const two = sharesOf({ byPrompt: paths('/work/shop', 'C:\\work\\blog') }).prompts;
    expect(two.map(it => it.remark)).toEqual(['in shop', 'in blog']);
    expect(new Set(two.map(it => it.id)).size).toBe(2);
    expect(sharesOf({ byPrompt: paths('/work/shop') }).prompts[0]?.remark).toBe('');
  });

  it('offer no file where calls belong to none', () => {
    const [share] = sharesOf({ byPrompt: [{ workspace: '', prompt: '', ...row({ calls: 1 }) }] }).prompts;
    expect(share).toMatchObject({ label: 'Calls of no file', prompt: null });
  });

  it('say of calls that several prompts may have made that nothing tells which', () => {
    const prompt = 'one of: a.prompt.md, b.prompt.md';
    const [share] = sharesOf({ byPrompt: [{ workspace: '/shop', prompt, ...row({ calls: 1 }) }] }).prompts;
    expect(share).toMatchObject({ label: prompt, prompt: null, remark: 'their text does not tell which' });
  });

  it('draw bars against the dearest row', () => {
    const byModel = [400, 100, 0].map(costNano => ({ model: `${costNano}`, ...row({ calls: 1, costNano }) }));
    expect(sharesOf({ byModel }).models.map(it => it.ratio)).toEqual([1, 0.25, 0]);
  });
});

describe('the chart', () => {
  it('has every day, also those the report has no row for', () => {
    const { chart } = view({
      days30: report({
        byDay: [{ day: '2026-11-20', ...row({ calls: 2, costNano: 7e9, unpricedCalls: 1 }) }],
      }),
    });
    expect(chart.days).toHaveLength(30);
    expect(chart.days.filter(it => it.spent.nano > 0)).toMatchObject([
      { label: 'Fri 20 Nov', reading: '2 calls, 1 without a known price' },
    ]);
    expect(chart.summary).toBe(
      'Spend per day from Fri 23 Oct to Sat 21 Nov: $7.00 in all, the most on Fri 20 Nov with $7.00.',
    );
  });

  it('counts local days across a clock change', () => {
    const days = lastDays(new Date(2026, 10, 2, 0, 5), 30);
    expect(new Set(days.map(it => it.toDateString())).size).toBe(30);
    expect(days.at(-1)?.toDateString()).toBe(new Date(2026, 10, 2).toDateString());
  });

  it('has grid lines at round amounts that hold the highest bar and waste little', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), most => {
        const ticks = ticksUpTo(most).map(it => it.nano);
        const step = ticks[1]!;
        expect(ticks.every((tick, index) => tick === step * index)).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.at(-1)! - most).toBeLessThan(step);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(String(step)).toMatch(/^[125]0*$/);
      }),
    );
  });
});

describe('days of the user’s choice', () => {
  const chosen = (from: string, to: string) =>
    view({
      range: {
        days: { from, to },
        report: report({ byDay: [{ day: from, ...row({ calls: 2, costNano: 7e9 }) }] }),
      },
    });

  it('are a period and a chart of their own', () => {
    const { periods, rangeChart } = chosen('2025-12-30', '2026-01-02');
    expect(periods.at(-1)).toMatchObject({
      id: 'range',
      range: '30 Dec 2025 to 2 Jan',
      firstDay: '2025-12-30',
    });
    expect(rangeChart).toMatchObject({ unit: 'day' });
    expect(rangeChart!.days.map(it => [it.day, it.spent.nano])).toEqual([
      ['2025-12-30', 7e9],
      ['2025-12-31', 0],
      ['2026-01-01', 0],
      ['2026-01-02', 0],
    ]);
  });

  it('are summed up by week or month where there are many', () => {
    const weeks = chosen('2026-01-01', '2026-05-31').rangeChart!;
    expect([weeks.unit, weeks.days[0]?.label, weeks.days[1]?.label]).toEqual([
      'week',
      'Week of 1 Jan',
      'Week of 5 Jan',
    ]);
    const months = chosen('2024-01-15', '2026-01-15').rangeChart!;
    expect([months.unit, months.days.length, months.days[0]?.label]).toEqual(['month', 25, 'Jan 2024']);
    expect(months.summary).toMatch(/^Spend per month from Jan 2024 to Jan 2026: \$7\.00 in all/);
  });

  it.each([
    ['', '2026-11-01', 'Choose a first and a last day.'],
    ['2026-11-02', '2026-11-01', 'The first day is after the last.'],
    ['2026-11-02', '2026-11-22', 'The last day is still to come.'],
    ['0202-11-02', '2026-11-21', 'Choose days from 2020 on.'],
    ['2026-11-21', '2026-11-21', ''],
  ])('from %s to %s: %s', (from, to, problem) => {
    expect(rangeProblem({ from, to }, '2026-11-21')).toBe(problem);
    const wish = wishOn({ ...firstWish, range: { from, to }, period: 'range' }, '2026-11-21', []);
    expect(wish.period).toBe(problem === '' ? 'range' : 'days30');
  });
});

describe('the list of calls', () => {
  const summary = (search: string, of: Partial<FoundCalls>) =>
    view({ wish: { ...firstWish, period: 'month', search }, calls: { ...found([call()]), ...of } }).calls
      .summary;

  it('says what it holds, and what it leaves out', () => {
    expect(summary('', {})).toBe('1 call, 1 Nov to 21 Nov.');
    expect(summary('', { more: true })).toBe('The newest call, 1 Nov to 21 Nov.');
    expect(summary('', found([call(), call({ id: 'two', status: 'retried' })]))).toBe(
      '1 call and 1 repeated attempt, 1 Nov to 21 Nov.',
    );
    expect(summary(' gpt  401', {})).toBe('1 call with “gpt  401”, 1 Nov to 21 Nov.');
    expect(summary('x', { calls: [] })).toBe('No calls with “x”, 1 Nov to 21 Nov.');
    expect(summary('x', { searchedBackTo: now.getTime() - 2 * 86_400_000 })).toBe(
      '1 call with “x”, 1 Nov to 21 Nov. Only the newest were looked through, back to 19 Nov 14:03: choose ' +
        'earlier days to look through those before.',
    );
  });
});

describe('the list of calls of one status', () => {
  const list = (ending: Wish['ending'], statuses: readonly Call['status'][], more = false) => {
    const calls = statuses.map((status, index) => call({ id: `${index}`, status }));
    const wish = { ...firstWish, period: 'month', ending, search: ending === 'failed' ? '401' : '' } as const;
    return view({ wish, calls: { ...found(calls), more } }).calls.summary;
  };

  it('says which', () => {
    expect(list('failed', ['error', 'error'])).toBe('2 calls that failed with “401”, 1 Nov to 21 Nov.');
    expect(list('cut', ['cut'])).toBe('1 call cut off, 1 Nov to 21 Nov.');
    expect(list('cut', [])).toBe('No calls cut off, 1 Nov to 21 Nov.');
    expect(list('done', ['ok'], true)).toBe('The newest call that succeeded, 1 Nov to 21 Nov.');
    expect(list('retried', ['retried'])).toBe('1 repeated attempt, 1 Nov to 21 Nov.');
    expect(list('retried', [])).toBe('No repeated attempts, 1 Nov to 21 Nov.');
    expect(list('retried', ['retried', 'retried'], true)).toBe(
      'The newest 2 repeated attempts, 1 Nov to 21 Nov.',
    );
  });

  it('is what is exported', () => {
    const today = '2026-11-21';
    expect(wantedBy({ ...firstWish, ending: 'retried' }, today)).toMatchObject({ ending: 'retried' });
    expect(wantedBy(firstWish, today)).not.toHaveProperty('ending');
  });
});

describe('a line of the list', () => {
  const lineOf = (of: Partial<Call>) => view({ calls: found([call(of)]) }).calls.lines[0]!;

  it('show the tokens in disjoint buckets, the cost to the nano-dollar, and how long it took', () => {
    expect(lineOf({ cacheWrite5m: 10 })).toMatchObject({
      time: '14:02',
      tokens: { input: '1,210', cached: '1,024', output: '80' },
      cost: { nano: 304_801, exact: '$0.000304801' },
      statusText: 'Done',
      latency: '1.2 s',
      estimated: false,
    });
  });

  it('mark what is estimated, unpriced, cut or failed', () => {
    expect(lineOf({ usageFrom: 'estimate' }).estimated).toBe(true);
    expect(lineOf({ costNano: null }).cost).toMatchObject({ text: 'unpriced' });
    expect(lineOf({ costNano: null, coveredBy: 'Plus' }).cost).toEqual({
      text: 'covered',
      why: 'Calls are covered by Plus and not billed one by one.',
    });
    expect(lineOf({ status: 'cut' }).statusText).toBe('Cut off');
    expect(lineOf({ status: 'error', error: 'No answer.' })).toMatchObject({
      statusText: 'Failed',
      error: 'No answer.',
    });
  });

  it('say that a cache answered, and that the answer can be thrown out', () => {
    expect(lineOf({ servedFrom: 'exact-cache' })).toMatchObject({ statusText: 'From the cache', kept: true });
    expect(lineOf({}).kept).toBe(false);
  });

  it('name the day of a call that was not today', () => {
    expect(timeText(new Date(2026, 10, 20, 9, 5), now)).toBe('20 Nov 09:05');
  });

  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [12_345, '12 s'],
  ])('reads %i ms as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

describe('sample data', () => {
  const sampleOf = (calls: number, sampleCalls: number) =>
    view({ days30: report({ totals: row({ calls, sampleCalls }) }) }).sample;

  it('is said, and is told from calls that were paid for', () => {
    expect(sampleOf(40, 40)).toMatch(
      /^These calls were made by running the sample prompts .* dated over the last 30 days/,
    );
    expect(sampleOf(41, 40)).toMatch(/^40 of these calls were made/);
    expect(sampleOf(1, 0)).toBeNull();
  });
});

describe('the protocol', () => {
  it('takes what the editor sends, unchanged', () => {
    const message = {
      type: 'view',
      view: view({ calls: found([call(), call({ id: 'two', costNano: null, prompt: '' })]) }),
    };
    expect(receive(structuredClone(message))).toEqual(message);
  });

  it('takes nothing else', () => {
    for (const other of [
      undefined,
      'view',
      { type: 'view' },
      { type: 'view', view: { ...view(), calls: { lines: [{}], summary: '', more: false } } },
    ]) {
      expect(receive(other)).toBeUndefined();
    }
  });
});
