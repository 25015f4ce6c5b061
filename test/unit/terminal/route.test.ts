import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Recommendation, recommend, type Weighed } from '../../../src/terminal/recommendation';
import { promptmeter } from './promptmeter';

const weighed = (prompt: string, over: Partial<Weighed> = {}, behindPercent: number | null = 2): Weighed => ({
  ...{ path: `${prompt}.prompt.md`, prompt, model: 'gpt-4o', costNano: 1000, callsPerMonth: null },
  suggestion: {
    model: 'gpt-4o-mini',
    provider: 'openai',
    savingRatio: 0.9,
    savingNano: 900,
    behindPercent,
    reason: 'Because.',
  },
  ...over,
});

const switched = ({ switches }: Recommendation) => switches.map(it => it.prompt);

describe('a recommendation', () => {
  it('weighs prompts by their calls of a month, the largest saving first', () => {
    const prompts = [
      weighed('rare', { callsPerMonth: 2 }),
      weighed('often', { callsPerMonth: 50 }),
      weighed('never'),
    ];
    const found = recommend(prompts, {});
    expect(switched(found)).toEqual(['often', 'rare']);
    expect(found).toMatchObject({ per: 'month', costNano: 52_000, savingNano: 46_800 });
    expect(recommend([weighed('a'), weighed('b', { suggestion: null })], {})).toMatchObject({
      ...{ per: 'call of each', costNano: 2000, savingNano: 900 },
    });
  });

  it('takes only what is said to keep the quality', () => {
    const prompts = [weighed('near', {}, 3), weighed('far', {}, 4), weighed('unknown', {}, null)];
    expect(switched(recommend(prompts, { quality: 97 }))).toEqual(['near']);
    expect(switched(recommend(prompts, {}))).toHaveLength(3);
  });

  it('takes no more than a budget wants, and says where that is not enough', () => {
    const prompts = [
      weighed('a', { callsPerMonth: 3 }),
      weighed('b', { callsPerMonth: 2 }),
      weighed('c', { callsPerMonth: 1 }),
    ];
    const within = recommend(prompts, { budgetNano: 4000 });
    expect([switched(within), within.isWithinBudget]).toEqual([['a'], true]);
    expect(recommend(prompts, { budgetNano: 100 })).toMatchObject({
      savingNano: 5400,
      isWithinBudget: false,
    });
    expect(switched(recommend(prompts, { budgetNano: 6000 }))).toEqual([]);
  });
});

describe('route --all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-route-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = 'Extract the order number and the date from the letter below.\n\n${input:letter}';
  writeFileSync(join(folder, 'orders.prompt.md'), `---\nmodel: gpt-4.1\n---\n${text}\n`);

  it('says what to switch, and what that comes to', async () => {
    const { json, text, exit } = await promptmeter(['route', '--all', folder]);
    const { recommendation } = json as { recommendation: Recommendation };
    expect(exit).toBe(0);
    expect(recommendation.per).toBe('call of each');
    expect(recommendation.costNano).toBeGreaterThan(0);
    expect(text).toContain('1 prompt, a call of each');
  });

  it('recommends only what the routing of the workspace allows', async () => {
    const tagged = `---\nmodel: gpt-4.1\npromptmeter-tags: legal\n---\n${text}\n`;
    const legal = join(folder, 'legal.prompt.md');
    writeFileSync(legal, tagged);
    const file = join(folder, 'routing.json');
    const recommended = async (limits: object) => {
      writeFileSync(file, JSON.stringify({ limits }));
      const { json } = await promptmeter(['route', '--all', folder, '--routing', file]);
      const { recommendation } = json as { recommendation: Recommendation };
      return recommendation.switches.map(it => [it.prompt.split('.')[0], it.to]).sort();
    };
    const both = [
      ['legal', 'gpt-6-luna'],
      ['orders', 'gpt-6-luna'],
    ];
    expect(await recommended({})).toEqual(both);
    expect(await recommended({ models: ['gpt-6*'], providers: ['openai'] })).toEqual(both);
    expect(await recommended({ models: ['gpt-4*'] })).toEqual([]);
    expect(await recommended({ providers: ['anthropic'] })).toEqual([]);
    expect(await recommended({ floors: { legal: 'gpt-4.1' } })).toEqual([['orders', 'gpt-6-luna']]);
    rmSync(legal);
  });

  it.each([
    [['--budget', '5'], '--budget goes with --all.'],
    [['--all', '--quality', '120'], '--quality takes a number from 0 to 100, not "120".'],
  ])('refuses %j', async (words, sentence) => {
    const { exit, complaints } = await promptmeter(['route', folder, ...words]);
    expect([exit, complaints]).toEqual([2, [sentence]]);
  });
});
