import { describe, expect, it } from 'vitest';
import {
  type Budget,
  dueWarnings,
  readBudgets,
  refusalOf,
  shareText,
  standing,
  standingText,
  warningText,
} from '../../../src/budgets';

const month: Budget = { name: 'all', amountNano: 100e9, period: 'month', everywhere: false, hard: true };
const day = (date: string, dollars: number) => ({ day: date, costNano: dollars * 1e9 });
const at = (date: string, spend: readonly { day: string; costNano: number }[], budget = month) =>
  standing(budget, { spend, today: date, dayGone: 0.5 });

describe('budgets in settings', () => {
  it('are read by name', () => {
    expect(
      readBudgets({
        all: { dollars: 100 },
        ' gpt-4o ': { dollars: 2.5, period: 'day', model: 'gpt-4o', hard: true, everywhere: true },
      }),
    ).toEqual({
      budgets: [
        { name: 'all', amountNano: 100e9, period: 'month', everywhere: false, hard: false },
        {
          name: 'gpt-4o',
          amountNano: 2.5e9,
          period: 'day',
          of: { subject: 'model', name: 'gpt-4o' },
          everywhere: true,
          hard: true,
        },
      ],
      problems: [],
    });
  });

  it('say why they are not used', () => {
    const why = (entry: unknown) =>
      readBudgets({ a: entry }).problems[0]?.replace('Your budget “a” is not used: ', '');
    expect(why(50)).toBe('it is not an object such as { "dollars": 50, "period": "month" }.');
    for (const dollars of [undefined, 0, -1, '5', Number.NaN, 1e9]) {
      expect(why({ dollars })).toBe('“dollars” is not a number above 0, up to 1000000.');
    }
    expect(why({ dollars: 5, period: 'year' })).toBe('“period” is none of day, week, month.');
    expect(why({ dollars: 5, hard: 'yes' })).toBe('“hard” is neither true nor false.');
    expect(why({ dollars: 5, model: 'a', user: 'b' })).toBe('it is of model and user; name one.');
    expect(why({ dollars: 5, prompt: 'a.md', everywhere: true })).toContain('a file of one workspace');
    expect(why({ dollars: 5, model: ' ' })).toBe('“model” is not a name.');
    expect(why({ dollars: 5, team: 'x' })).toContain(
      'it has “team”, which is none of dollars, period, user,',
    );
    expect(readBudgets({ ' ': { dollars: 5 } }).problems).toEqual([
      'Your budget without a name is not used.',
    ]);
  });
});

describe('how a budget stands', () => {
  const fiveADay = Array.from({ length: 40 }, (_, index) =>
    day(new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10), 5),
  );

  it('says what is left, how fast it goes and when it will be passed', () => {
    const found = at('2026-11-10', fiveADay);
    expect(found).toMatchObject({ first: '2026-11-01', last: '2026-11-30', spentNano: 45e9, leftNano: 55e9 });
    expect(found.burnNanoPerDay / 1e9).toBeCloseTo(45 / 9.5, 5);
    expect(found.crossing.expected).toBe('2026-11-21');
  });

  it('counts the days of its own period alone', () => {
    const week: Budget = { ...month, period: 'week', amountNano: 30e9 };
    expect(at('2026-11-10', fiveADay, week)).toMatchObject({
      first: '2026-11-09',
      last: '2026-11-15',
      spentNano: 5e9,
    });
  });

  it('has no crossing where nothing can be forecast', () => {
    expect(at('2026-11-01', [day('2026-11-01', 99)]).crossing).toEqual({});
  });
});

describe('words on a budget', () => {
  const fiveADay = Array.from({ length: 40 }, (_, index) =>
    day(new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10), 5),
  );
  const standingNow = at('2026-11-10', [...fiveADay, day('2026-11-10', 40)]);

  it('say what is spent, how fast, and when it is passed', () => {
    expect(standingText(standingNow, it => it)).toBe(
      '“all”: $85.00 of $100.00 this month. $8.95 a day so far. It is passed on 2026-11-13 by the forecast.',
    );
    expect(shareText(standingNow)).toBe('85 % of “all”');
  });

  it('warn with where it went', () => {
    const [warning] = dueWarnings([standingNow], new Set());
    const most = [
      { name: 'gpt-4o', costNano: 60e9 },
      { name: '', costNano: 9e9 },
      { name: 'a.prompt.md', costNano: 50e9 },
    ];
    expect(warningText(warning!, most, it => it)).toBe(
      '80 % of the budget “all” are spent: $85.00 of $100.00 this month. ' +
        'Most of it went to gpt-4o ($60.00) and a.prompt.md ($50.00). It is passed on 2026-11-13 by the forecast.',
    );
    const [last] = dueWarnings([at('2026-11-10', [day('2026-11-10', 120)])], new Set());
    expect(warningText(last!, [], it => it)).toBe(
      'The budget “all” is spent: $120.00 of $100.00 this month. Promptmeter makes no more calls under it.',
    );
  });
});

describe('warnings', () => {
  const spent = (dollars: number, budget = month) => at('2026-11-10', [day('2026-11-10', dollars)], budget);

  it('come at 50, 80 and 100 percent, once each, and for a leap over several once', () => {
    const told = new Set<string>();
    const tell = (dollars: number) =>
      dueWarnings([spent(dollars)], told).map(({ threshold, key }) => {
        told.add(key);
        return threshold;
      });
    expect([tell(49), tell(50), tell(60), tell(100), tell(120)]).toEqual([[], [50], [], [100], []]);
    expect(tell(85)).toEqual([]);
  });

  it('come again in the next period, and for another amount', () => {
    const told = new Set(dueWarnings([spent(100)], new Set()).map(it => it.key));
    expect(dueWarnings([at('2026-12-02', [day('2026-12-02', 55)])], told)).toHaveLength(1);
    expect(dueWarnings([spent(100, { ...month, amountNano: 90e9 })], told)).toHaveLength(1);
  });
});

describe('refusals', () => {
  const call = { user: 'eva', model: 'gpt-4o', task: 'coding', prompt: 'a.prompt.md' };

  it('come from a hard budget that is spent, or that the call would pass', () => {
    expect(refusalOf([{ budget: month, spentNano: 99e9 }], call, 1e9)).toBeUndefined();
    expect(refusalOf([{ budget: month, spentNano: 99e9 }], call, 1e9 + 1)).toMatchObject({
      callNano: 1e9 + 1,
    });
    expect(refusalOf([{ budget: month, spentNano: 100e9 }], call, 0)).toBeDefined();
    expect(refusalOf([{ budget: { ...month, hard: false }, spentNano: 100e9 }], call, 0)).toBeUndefined();
  });

  it('come only from budgets that cover the call', () => {
    const of = (name: string): Budget => ({ ...month, of: { subject: 'model', name } });
    expect(refusalOf([{ budget: of('gpt-4.1'), spentNano: 100e9 }], call, 0)).toBeUndefined();
    expect(refusalOf([{ budget: of('gpt-4o'), spentNano: 100e9 }], call, 0)?.budget.of?.name).toBe('gpt-4o');
  });
});
