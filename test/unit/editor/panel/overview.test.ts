import { describe, expect, it } from 'vitest';
import { type Budget, standing } from '../../../../src/budgets';
import type { PlacedOpportunity } from '../../../../src/editor/opportunities/opportunities';
import { budgetLines } from '../../../../src/editor/panel/budgets';
import { outlookText } from '../../../../src/editor/panel/outlook';
import { balanceOf } from '../../../../src/editor/panel/saved';
import { tipsOn } from '../../../../src/editor/panel/tips';
import { type DaySpend, forecast } from '../../../../src/forecast';
import { noCalls } from '../../../../src/ledger';
import { noReport } from '../../ledger/call';

const today = '2026-11-16';
const fiveADay: readonly DaySpend[] = Array.from({ length: 46 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10),
  costNano: 5e9,
}));
const known = { spend: fiveADay, today, dayGone: 0 };

describe('the outlook', () => {
  it('says what the month comes to, or why not', () => {
    expect(outlookText(forecast(known))).toMatch(
      /^About \$150\.00 by 30 Nov 2026, likely \$1\d\d\.\d\d to \$1\d\d\.\d\d\.$/,
    );
    expect(outlookText(forecast({ ...known, spend: [] }))).toBe(
      'A forecast needs 3 days of calls before today; there are 0.',
    );
  });
});

describe('budgets in the panel', () => {
  const of = (name: string, dollars: number, workspace = '/shop') => {
    const budget: Budget = {
      name,
      amountNano: dollars * 1e9,
      period: 'month',
      everywhere: workspace === '',
      hard: false,
    };
    return { workspace, ...standing(budget, known) };
  };

  it('are those of the workspace shown and of everywhere, the most spent first', () => {
    const all = [of('wide', 1000), of('tight', 70), of('other', 80, '/else'), of('mine', 400, '')];
    const lines = budgetLines(all, '/shop');
    expect(lines.map(it => [it.name, it.percent, it.level])).toEqual([
      ['tight', '107 %', 'over'],
      ['mine', '18 %', 'fine'],
      ['wide', '7 %', 'fine'],
    ]);
    expect(budgetLines(all, '').map(it => it.name)).toContain('other');
  });

  it('are close when they are expected to be passed, with bars that stay within', () => {
    const [line] = budgetLines([of('soon', 140)], '');
    expect(line).toMatchObject({ level: 'near', percent: '53 %', band: { high: 1 } });
    expect(line!.sentences).toEqual(['$5.00 a day so far.', 'It is passed on 29 Nov 2026 by the forecast.']);
  });
});

describe('what was saved', () => {
  it('is listed where it is not zero, with its net', () => {
    const savings = { ...noReport.savings, providerCacheNano: 5e9, retriesNano: 1e9, netNano: 4e9 };
    const totals = {
      ...noCalls,
      input: 600,
      cacheRead: 400,
      failedCalls: 1,
      retriedCalls: 2,
      wastedNano: 1e9,
    };
    expect(balanceOf({ ...noReport, savings, totals })).toMatchObject({
      saved: [{ id: 'providerCacheNano', amount: { nano: 5e9 } }],
      lost: [{ id: 'retriesNano', amount: { nano: 1e9 } }],
      net: { nano: 4e9 },
      cached: '40 % of 1,000 input tokens',
      waste: '1 call failed or broke off, 2 attempts were repeated: $1.00 for nothing.',
    });
    expect(balanceOf(noReport)).toMatchObject({ saved: [], lost: [], cached: '', waste: '' });
  });
});

const quiet = { days: [], hours: [], storms: [], changes: [] };

describe('what is worth a look', () => {
  it('is told dearest first, a day by what it cost too much, without what is worth less than a cent', () => {
    const potential = { repeatedCalls: 3, repeatedNano: 2e9, scriptCalls: 40, scriptNano: 9e9 };
    const totals = { ...noCalls, failedCalls: 1, wastedNano: 9e6 };
    const changes = [{ kind: 'new', name: 'gpt-5', share: 0.25, moreNano: 1e9 }] as const;
    const days = [
      { day: '2026-11-11', costNano: 0, expectedNano: 5e9 },
      { day: '2026-11-12', costNano: 8e9, expectedNano: 5e9 },
    ];
    expect(
      tipsOn({
        days30: { ...noReport, potential, totals },
        standOut: { ...quiet, changes, days },
        opportunities: [],
      }).map(it => [it.id, it.worth?.nano ?? null]),
    ).toEqual([
      ['batch', 4.5e9],
      ['2026-11-12', null],
      ['repeated', 2e9],
      ['new gpt-5', 1e9],
      ['2026-11-11', null],
    ]);
  });

  it('puts routed answers that have fallen behind before every saving, without a worth', () => {
    const drift: PlacedOpportunity = {
      ...{ code: 'drift', severity: 'warning', message: 'They have fallen behind.', start: 0, end: 1 },
      ...{ workspace: '/shop', prompt: 'sort.prompt', uri: 'file:///shop/sort.prompt', index: 0 },
      ...{ model: 'gpt-4o', calls: 40, worthNano: 0 },
    };
    const potential = { ...noReport.potential, repeatedCalls: 3, repeatedNano: 2e9 };
    const tips = tipsOn({
      ...{ days30: { ...noReport, potential }, standOut: quiet },
      opportunities: [drift],
    });
    expect(tips.map(it => [it.title, it.worth?.nano ?? null])).toEqual([
      ['Answers of sort.prompt fall behind', null],
      ['Repeated requests', 2e9],
    ]);
  });

  it('does not call a few calls of scripts a batch', () => {
    const potential = { ...noReport.potential, scriptCalls: 19, scriptNano: 90e9 };
    expect(tipsOn({ days30: { ...noReport, potential }, standOut: quiet, opportunities: [] })).toEqual([]);
  });

  it('tells of days, hours and storms with the day to look at', () => {
    const tips = tipsOn({
      days30: noReport,
      standOut: {
        ...quiet,
        days: [{ day: '2026-11-12', costNano: 40e9, expectedNano: 5e9 }],
        hours: [{ hour: '2026-11-10T23', costNano: 3e9, usualNano: 0 }],
        storms: [{ hour: '2026-11-11T14', retriedCalls: 37, calls: 120, usual: 0.4 }],
      },
      opportunities: [],
    });
    expect(tips.map(it => [it.day, it.text])).toEqual([
      ['2026-11-12', '12 Nov 2026 cost $40.00, where $5.00 was to be expected by the days before it.'],
      ['2026-11-10', '10 Nov 2026 from 23:00 to 00:00 cost $3.00, where nothing is usual at this hour.'],
      [
        '2026-11-11',
        'On 11 Nov 2026 from 14:00 to 15:00 37 attempts failed and were made again, beside 120 calls; usual is less than one an hour.',
      ],
    ]);
  });
});
