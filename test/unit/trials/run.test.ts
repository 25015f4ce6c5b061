import { describe, expect, it } from 'vitest';
import type { Budget } from '../../../src/budgets';
import { openCalls } from '../../../src/calls';
import { estimateDefaults } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { type Prompt, parsePrompts } from '../../../src/prompts';
import {
  costOf,
  decision,
  exportedPairs,
  exportedTable,
  leftOf,
  losses,
  runTrial,
  stands,
  summary,
  type TrialOptions,
  together,
  trialCost,
  verdictOf,
} from '../../../src/trials';
import { csvRows } from '../../../src/trials/csv';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';
import { remembering } from '../ledger/remembering';
import { newLedger } from '../ledger/sample';
import { letters, sortingPrompt } from './letters';

const server = serverForEach();
const { recorded, ledger } = remembering();
const prices = createPrices();
const rooms = { prices, tokens, ledger };

const prompt = parsePrompts('sort.prompt', sortingPrompt('gpt-4o'))!.prompts[0]!;
const on = (model: string) => ({ name: model, prompt, model });

function trial(over: Partial<TrialOptions> = {}) {
  return runTrial(
    {
      baseUrl: server.scripted('sorting'),
      apiKey: 'sk-test',
      variants: [on('gpt-4o'), on('gpt-4o-mini')],
      inputs: letters(12),
      scoring: { kind: 'exact' },
      workspace: 'shop',
      path: 'sort.prompt',
      overhead: true,
      ...over,
    },
    openCalls(rooms),
  );
}

describe('a trial', () => {
  it('runs every input on both models, records each call apart from the prompt’s own, and scores the answers', async () => {
    const done = await trial();
    expect(done.pairs.map(it => it.number)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    expect(done.pairs[1]).toMatchObject({
      a: { text: 'delivery', score: 1 },
      b: { text: 'delivery', score: 1 },
    });
    expect(recorded).toHaveLength(24);
    expect(new Set(recorded.map(it => it.askedModel))).toEqual(new Set(['gpt-4o', 'gpt-4o-mini']));
    for (const call of recorded) {
      expect(call).toMatchObject({
        source: 'trial',
        overhead: true,
        prompt: 'sort.prompt#trial of sort',
        task: 'classification',
      });
    }
    expect(costOf(done).costNano).toBe(recorded.reduce((sum, it) => sum + it.costNano!, 0));
    expect(server.requests[0]?.body).toMatchObject({ temperature: 0 });
  });

  it('finds out a model that is worse, and shows where', async () => {
    const done = await trial({ variants: [on('gpt-4o'), on('gpt-4.1-nano')], inputs: letters(30) });
    expect(decision(done)).toMatchObject({ kind: 'keep', because: 'worse', pairs: 30, otherMean: 1 });
    expect(summary(done, 'b').meanScore).toBeCloseTo(2 / 3);
    expect(losses(done.pairs)).toHaveLength(10);
    expect(losses(done.pairs)[0]).toMatchObject({ number: 1, a: { text: 'billing' }, b: { text: 'other' } });
  });

  it('lets one that is not worse take over, and keeps the verdict until what it is about changes', async () => {
    const done = await trial({ inputs: letters(30) });
    const decided = decision(done);
    expect(decided).toMatchObject({ kind: 'downgrade', keeps: 1 });
    const subject = { workspace: 'shop', prompt: 'sort.prompt', model: 'gpt-4o', cheaper: 'gpt-4o-mini' };
    const at = Date.now();
    const verdict = verdictOf(
      subject,
      prompt,
      { trial: done, decision: decided, scoring: { kind: 'exact' }, at },
      prices,
    )!;
    expect(verdict).toMatchObject({ ...subject, holds: true, pairs: 30, costNano: costOf(done).costNano });
    expect(JSON.stringify(verdict)).not.toContain('letter');
    const using = (its: Prompt, model = 'gpt-4o') => ({ prompt: its, model });
    expect(stands(verdict, using(prompt), at, prices)).toBe(true);
    // On the cheaper one it is on what was tested; on a third it is not.
    expect(stands(verdict, using(prompt, 'openai/gpt-4o-mini'), at, prices)).toBe(true);
    expect(stands(verdict, using(prompt, 'gpt-4.1'), at, prices)).toBe(false);
    const reworded = (text: string) => parsePrompts('sort.prompt', text)!.prompts[0]!;
    const text = sortingPrompt('gpt-4o');
    expect(stands(verdict, using(reworded(text.replace('one word.\n', 'one  word.\n\n'))), at, prices)).toBe(
      true,
    );
    expect(stands(verdict, using(reworded(text.replace('one word', 'two words'))), at, prices)).toBe(false);
    expect(
      stands(verdict, using(reworded(text.replace('temperature: 0', 'temperature: 1'))), at, prices),
    ).toBe(false);
    const dearer = createPrices({ ownModels: { 'gpt-4o-mini': { input: 9, output: 9 } } });
    expect(stands(verdict, using(prompt), at, dearer)).toBe(false);
    expect(stands(verdict, using(prompt), at + 91 * 24 * 60 * 60 * 1000, prices)).toBe(false);
  });

  it('asks a judge in both orders, whose calls are overhead though the runs are not', async () => {
    const scoring = { kind: 'judge', model: 'gpt-4o' } as const;
    const done = await trial({
      variants: [on('gpt-4o'), on('gpt-4.1-nano')],
      inputs: letters(3),
      scoring,
      overhead: false,
    });
    expect(done.pairs.map(it => [it.a.score, it.b.score])).toEqual([
      [1, 0.2],
      [1, 1],
      [1, 1],
    ]);
    expect(done.apart).toHaveLength(6);
    expect(recorded.filter(it => it.overhead)).toHaveLength(6);
    expect(costOf(done).calls).toBe(12);
  });

  it('takes the other model’s answer for the one that is wanted, where no right ones are known', async () => {
    const inputs = letters(3).map(({ values }) => ({ values }));
    const done = await trial({
      variants: [on('gpt-4o'), on('gpt-4.1-nano')],
      inputs,
      scoring: { kind: 'agreement' },
    });
    expect(done.pairs.map(it => it.b.score)).toEqual([0, 1, 1]);
  });

  it('leaves out pairs with a failed call, and ends at a failure that will last', async () => {
    server.queue({ cutAfter: 0 });
    const cut = await trial({ inputs: letters(6) });
    expect(cut.stopped).toBeUndefined();
    expect(cut.pairs.filter(it => it.a.score === null && it.b.score === null)).toHaveLength(1);
    expect(decision(cut).pairs).toBe(5);
    const refused = await trial({ baseUrl: server.scripted('unauthorised'), inputs: letters(30) });
    expect(refused.stopped).toContain('refused the API key (401)');
    expect(refused.pairs.length).toBeLessThanOrEqual(3);
  });

  it('does not pass a hard budget', async () => {
    const budget: Budget = { name: 'all', amountNano: 0, period: 'day', everywhere: true, hard: true };
    const done = await trial({ limits: { budgets: [budget], ledger: newLedger() } });
    expect(server.requests).toEqual([]);
    expect(done.stopped).toContain('The budget “all” does not allow the call');
  });

  it('can be cancelled, and keeps what was done', async () => {
    const cancelling = new AbortController();
    const done = await trial({
      inputs: letters(30),
      signal: cancelling.signal,
      onPair: () => cancelling.abort(),
    });
    expect(done.pairs.length).toBeLessThanOrEqual(3);
    expect(done.pairs.every(it => it.b.score === 1)).toBe(true);
    expect(costOf(done).costNano).toBe(recorded.reduce((sum, it) => sum + (it.costNano ?? 0), 0));
  });

  it('goes on with the inputs that are left, those with a failed call among them', async () => {
    server.queue({ cutAfter: 0 });
    const inputs = letters(12);
    const first = await trial({ inputs: inputs.slice(0, 6) });
    const left = leftOf(inputs, first);
    expect(left).toHaveLength(7);
    const rest = left.slice(0, 6);
    const whole = together(first, await trial({ inputs: rest.map(it => it.input) }), rest);
    expect(whole.pairs.map(it => it.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(whole.pairs.every(it => it.input === inputs[it.number - 1])).toBe(true);
    expect(decision(whole).pairs).toBe(11);
    expect(leftOf(inputs, whole).map(it => it.number)).toEqual([12]);
    expect(costOf(whole).costNano).toBe(recorded.reduce((sum, it) => sum + (it.costNano ?? 0), 0));
  });

  it('is exported as data and as a table', async () => {
    const done = await trial({ inputs: letters(2) });
    const [first] = exportedPairs(done);
    expect(first).toMatchObject({
      number: 1,
      input: { letter: 'I was charged twice for order 1.' },
      expected: 'billing',
      a: { answer: 'billing', score: 1, model: 'gpt-4o', status: 'ok' },
    });
    const [head, row] = csvRows(exportedTable(done));
    expect(head?.slice(0, 5)).toEqual(['number', 'letter', 'expected', 'a.answer', 'a.score']);
    expect(row?.[head!.indexOf('b.costNano')]).toBe(String(first?.b.costNano));
  });
});

describe('the cost of a trial', () => {
  it('is known as a range that holds what is paid', async () => {
    const options = { ...estimateDefaults, expectedOutputTokens: 40 };
    const inputs = letters(12);
    const variants = [on('gpt-4o'), on('gpt-4o-mini')] as const;
    const before = trialCost(variants, inputs, { kind: 'exact' }, options, rooms);
    if (before.kind !== 'priced') throw new Error(before.because);
    const { costNano, calls } = costOf(await trial());
    expect(before.calls).toBe(calls);
    expect(before.lowNano).toBeLessThanOrEqual(costNano);
    expect(before.highNano).toBeGreaterThanOrEqual(costNano);
    const judged = trialCost(variants, inputs, { kind: 'judge', model: 'gpt-4o' }, options, rooms);
    expect(judged).toMatchObject({ calls: 48 });
    expect(judged.kind === 'priced' && judged.expectedNano > 2 * before.expectedNano).toBe(true);
  });

  it('is unknown where a model has no price', () => {
    const variants = [on('gpt-4o'), on('my-own-model')] as const;
    expect(trialCost(variants, letters(1), undefined, estimateDefaults, rooms)).toMatchObject({
      kind: 'unpriced',
      because: expect.stringContaining('my-own-model'),
    });
  });
});
