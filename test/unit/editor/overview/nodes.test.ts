import { describe, expect, it } from 'vitest';
import type { SpendView } from '../../../../media/view';
import { overviewOf } from '../../../../src/editor/overview/nodes';
import type { Tip } from '../../../../src/editor/panel/tips';
import { amountOf } from '../../../../src/editor/words/calls';

const period = (id: 'today' | 'month', nano: number) => ({
  id,
  spent: amountOf(nano),
  calls: '3 calls',
  remarks: ['1 call without a known price not included'],
});

const view = {
  isEmpty: false,
  outlook: 'About $150.00 by 30 Nov 2026, likely $140.00 to $160.00.',
  periods: [period('month', 90e9), period('today', 2e9)],
  budgets: [
    {
      id: 'team',
      name: 'team',
      percent: '90 %',
      spent: amountOf(90e9),
      of: amountOf(100e9),
      level: 'near',
      sentences: ['$5.00 a day so far.', 'It is passed on 19 Nov 2026 by the forecast.'],
    },
  ],
} as unknown as SpendView;

const tip = (id: string, worthNano: number | null): Tip => ({
  id,
  title: `Title of ${id}`,
  text: `Text of ${id}.`,
  worth: worthNano === null ? null : amountOf(worthNano),
  day: null,
  actions: id === 'a' ? [{ title: 'Use it', command: 'use' }] : [],
});

describe('the view Spend of the side bar', () => {
  it('says today, the month with its outlook, budgets with pace and day, and three things worth a look', () => {
    const nodes = overviewOf(view, [tip('a', 3e9), tip('b', 2e9), tip('c', null), tip('d', null)]);
    expect(nodes.map(it => [it.label, it.description])).toEqual([
      ['$2.00 today', '3 calls'],
      ['$90.00 this month', view.outlook],
      ['team: 90 %', '$90.00 of $100.00'],
      ['Title of a', 'up to $3.00'],
      ['Title of b', 'up to $2.00'],
      ['Title of c', ''],
      ['Open Spend', ''],
    ]);
    const [today, , budget, a, b] = nodes;
    expect(today!.tooltip).toContain('1 call without a known price not included');
    expect(budget).toMatchObject({ tone: 'warning' });
    expect(budget!.children.map(it => it.label)).toEqual(view.budgets[0]!.sentences);
    expect([a!.command?.command, b!.command]).toEqual(['use', undefined]);
    expect(a!.tooltip).toBe('Text of a.');
  });

  it('is empty while there are no calls, so that the view says what to do', () => {
    expect(overviewOf({ ...view, isEmpty: true }, [])).toEqual([]);
  });
});
