import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, callsOf, columnIds, initial } from '../../../../media/compare/arrangement';
import { columns } from '../../../../media/compare/columns';
import { markdownOf } from '../../../../media/compare/markdown';
import { notesOf } from '../../../../media/compare/notes';
import { receive, restore } from '../../../../media/compare/receive';
import { choose } from '../../../../media/compare/rows';
import { differenceText, fitText } from '../../../../media/compare/words';
import { comparedOutput, compareView } from '../../../../src/editor/compare/comparison';
import { compareRequestOf } from '../../../../src/editor/compare/request';
import { compare, estimate } from '../../../../src/estimate';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import { tokens } from '../../../support/tokens';

const prices = createPrices({
  now: () => new Date('2026-11-21T12:00:00Z'),
  ownModels: {
    'our-llama': { usdPerHour: 2.5, tokensPerSecond: 900, contextWindow: 1000 },
    'our-plan': { subscription: 'House | plan' },
  },
});
const rooms = { tokens, prices };
const options = { defaultModel: 'gpt-4o', expectedOutputTokens: 500 };

function viewOf(text: string, path = 'a.prompt.md') {
  const [prompt] = parsePrompts(path, text)!.prompts;
  const own = estimate(prompt!, options, rooms);
  const outputTokens = comparedOutput(prompt!, own);
  return compareView({
    place: { uri: 'file:///a.prompt.md', index: 0 },
    prompt: prompt!,
    file: path,
    estimate: own,
    compared: compare(prompt!, { ...options, outputTokens }, rooms),
    recordedCalls: 12,
    pricedAsOf: prices.pricedAsOf,
  });
}
const view = viewOf('Name three colours.\n');
const rowOf = (id: string) => view.models.find(it => it.id === id)!;
const own = rowOf('openai/gpt-4o');

describe('the comparison', () => {
  it('holds every model, with what it costs from the cache and in a batch where that is known', () => {
    expect(view.models.length).toBeGreaterThan(1000);
    expect(view.own).toEqual({ name: 'gpt-4o', id: 'openai/gpt-4o', note: '' });
    // $2.50 a million in, $1.25 cached, $10 out; half of it in a batch.
    const { tokens: input } = own.input;
    expect(own).toMatchObject({
      costNano: input * 2500 + 500 * 10_000,
      cachedNano: input * 1250 + 500 * 10_000,
      batchNano: (input * 2500 + 500 * 10_000) / 2,
      input: { exact: true },
    });
    expect(rowOf('openai/gpt-4').cachedNano).toBeNull();
    expect(rowOf('azure/o4-mini').batchNano).toBeNull();
  });

  it('says why the prompt’s own model has no price, instead of one', () => {
    expect(viewOf('---\nmodel: acme-9\n---\nHi.').own).toMatchObject({
      name: 'acme-9',
      id: null,
      note: 'The price catalogue has no model “acme-9”.',
    });
    expect(viewOf('---\nmodel: our-plan\n---\nHi.').own.note).toContain('covered by a subscription');
  });

  it('leaves output out of what goes along with every request', () => {
    const { output, models } = viewOf('Be brief.\n', 'CLAUDE.md');
    expect(output).toContain('no output of its own');
    expect(models.every(it => it.outputTokens === 0)).toBe(true);
  });

  it('crosses to the page unchanged, and nothing else does', () => {
    const message = { type: 'view', view };
    expect(receive(structuredClone(message))).toEqual(message);
    expect(receive({ type: 'view', view: { ...view, models: [{}] } })).toBeUndefined();
    expect(compareRequestOf({ type: 'ready', place: view.place })).toBeDefined();
    for (const bad of [null, { type: 'useModel' }, { type: 'ready', place: { uri: 'a', index: -1 } }]) {
      expect(compareRequestOf(bad)).toBeUndefined();
    }
    expect(restore({ place: null, how: { ...initial, column: 'nonsense' } }).how).toEqual(initial);
  });
});

describe('the rows', () => {
  const arrangement: fc.Arbitrary<Arrangement> = fc.record({
    column: fc.constantFrom(...columnIds),
    descending: fc.boolean(),
    text: fc.constantFrom('', 'gpt', 'GPT mini', 'nowhere'),
    provider: fc.constantFrom('', 'openai', 'aws'),
    calls: fc.option(fc.nat(1e6)),
    all: fc.boolean(),
  });

  it('are those that pass the filter, in the order of the column, with what is unknown last', () => {
    fc.assert(
      fc.property(arrangement, how => {
        const { calls } = callsOf(how, view.recorded);
        const { rows } = choose(view, how, calls);
        const passing = view.models.filter(
          it =>
            it !== own &&
            (how.provider === '' || it.provider === how.provider) &&
            how.text.split(' ').every(word => it.id.toLowerCase().includes(word.toLowerCase())),
        );
        expect(new Set(rows)).toEqual(new Set(passing));
        const column = columns.find(it => it.id === how.column)!;
        const values = rows.map(it => column.value(it, { own, calls }));
        expect(values.lastIndexOf(null)).toBe(values.includes(null) ? values.length - 1 : -1);
        const known = values.filter(it => typeof it === 'number');
        expect(known).toEqual(known.toSorted((a, b) => (how.descending ? b - a : a - b)));
      }),
      { numRuns: 40 },
    );
  });

  it('keep the prompt’s own model out of the filter', () => {
    expect(choose(view, { ...initial, text: 'claude' }, 1).own).toBe(own);
  });

  it('are reckoned with the calls typed in, else those recorded, else a round number', () => {
    expect(callsOf({ ...initial, calls: 7 }, view.recorded)).toEqual({ calls: 7, from: 'typed' });
    expect(callsOf(initial, view.recorded)).toEqual({ calls: 12, from: 'ledger' });
    expect(callsOf(initial, { calls: 0 })).toEqual({ calls: 1000, from: 'assumed' });
  });
});

describe('the words', () => {
  it.each([
    [60, 1000, '−94 %'],
    [1000, 1000, 'the same'],
    [1250, 1000, '+25 %'],
    [17_000, 1000, '× 17'],
    [1, 1000, '−99.9 %'],
    [1001, 1000, '+0.1 %'],
    [5, 0, '+<$0.000001'],
  ])('%i against %i is %s', (nano, ownNano, text) => expect(differenceText(nano, ownNano)).toBe(text));

  it('say how far a call is over the context window, and when that is not sure', () => {
    const input = { tokens: 600, low: 400, high: 800, exact: false };
    const row = { ...own, input, answerRoom: 100, contextWindow: 1000 };
    expect(fitText(row)).toBe('fits 1k');
    expect(fitText({ ...row, contextWindow: 850 })).toBe('may be over 850 by 50');
    expect(fitText({ ...row, contextWindow: 500 })).toBe('over 500 by 200');
    expect(fitText({ ...row, contextWindow: null })).toBe('unknown');
  });

  it('say from how many calls a machine by the hour is cheaper, and what a month of it costs', () => {
    // $2.50 an hour for 730 hours is $1,825; a call of gpt-4o costs some half a cent.
    const from = Math.floor(1_825_000_000_000 / own.costNano) + 1;
    expect(notesOf(view)[0]).toContain(
      `our-llama costs $1,825.00 a month: cheaper than gpt-4o from ${from.toLocaleString('en-US')} calls a month on`,
    );
    const month = columns.find(it => it.id === 'month')!;
    expect(month.value(rowOf('own/our-llama'), { own, calls: 1 })).toBe(1_825_000_000_000);
    const cheap = viewOf('---\nmodel: gpt-5-nano\n---\nHi.');
    expect(notesOf(cheap)[0]).toMatch(
      /is never cheaper than gpt-5-nano: the [\d,]+ calls it can get through/,
    );
  });
});

describe('the Markdown', () => {
  it('is a table of the rows as they are shown, with names that cannot break it', () => {
    const { rows } = choose(view, { ...initial, text: 'gpt-4.1' }, 12);
    const text = markdownOf({ ...view, prompt: 'a | b\nc' }, [own, ...rows], { own, calls: 12 });
    const lines = text.split('\n').filter(it => it.startsWith('|'));
    expect(lines).toHaveLength(rows.length + 3);
    expect(new Set(lines.map(it => it.split(/(?<!\\)\|/).length)).size).toBe(1);
    expect(lines[0]).toContain('A month (12 calls)');
    expect(lines[2]).toMatch(/^\| \*\*gpt-4o\*\* \(now\) \| openai \|/);
    expect(text).toContain('a \\| b c, a call with 500 tokens of output (assumed)');
  });
});
