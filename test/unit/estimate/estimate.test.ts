import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type EstimateOptions, estimate } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Tokens } from '../../../src/tokens';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const rooms = { tokens, prices };
const options: EstimateOptions = { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 };

const hello = promptOf([
  ['system', 'You are terse.'],
  ['user', 'Hello world!'],
]);

describe('the estimate of a call', () => {
  it('counts messages, their roles, what stands around them and the priming of the reply', () => {
    const { input, overheadTokens, messages, cost } = estimate(hello, options, rooms);
    expect(messages.map(it => it.tokens.tokens)).toEqual([4, 3]);
    expect(overheadTokens).toBe(2 * (3 + 1) + 3);
    expect(input).toEqual({ tokens: 18, low: 18, high: 18, basis: 'exact' });
    expect(cost).toEqual({
      kind: 'priced',
      inputNano: 18 * 2000,
      outputNano: 500 * 8000,
      lowNano: 18 * 2000,
      expectedNano: 18 * 2000 + 500 * 8000,
      highNano: 18 * 2000 + 500 * 8000,
    });
  });

  it.each([
    ['gpt-4o', 124],
    ['gpt-4', 129],
  ])('on %s agrees with the %d tokens that the OpenAI Cookbook was billed', (model, billed) => {
    // The messages of "How to count tokens with tiktoken" (MIT). Four of them carry a `name` there, which costs
    // one token and its own; prompts here have no such field, so it is added.
    const example = promptOf([
      [
        'system',
        'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
      ],
      ['system', 'New synergies will help drive top-line growth.'],
      ['system', 'Things working well together will increase revenue.'],
      [
        'system',
        "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
      ],
      ['system', "Let's talk later when we're less busy about how to do better."],
      ['user', "This late pivot means we don't have time to boil the ocean for the client deliverable."],
    ]);
    const encoding = model === 'gpt-4' ? 'cl100k_base' : 'o200k_base';
    const names = ['example_user', 'example_assistant', 'example_user', 'example_assistant'];
    const nameTokens = names.reduce((sum, name) => sum + 1 + tokens.count(name, encoding), 0);
    const { input } = estimate(example, { ...options, model }, rooms);
    expect(input.tokens + nameTokens).toBe(billed);
  });

  // The same prompt in recorded tests of pydantic-ai, and a question of community.openai.com/t/1271170.
  it.each([
    ['gpt-4o-mini', [['user', 'hello']], 8],
    ['o3-mini', [['user', 'hello']], 7],
    [
      'o4-mini',
      [
        ['system', 'Finish the given task'],
        ['user', 'Say hello world'],
      ],
      17,
    ],
  ] as const)('on %s is what was billed, also where the model reasons', (model, messages, billed) => {
    const { input } = estimate(promptOf(messages), { ...options, model }, rooms);
    expect(input).toMatchObject({ tokens: billed, basis: 'exact' });
  });

  it('takes the model from the request, else the prompt, else the setting', () => {
    const named = { ...hello, models: [{ name: 'GPT-4o mini', start: 0, end: 0 }] };
    expect(estimate(named, options, rooms)).toMatchObject({ modelName: 'GPT-4o mini', modelFrom: 'prompt' });
    expect(estimate(hello, options, rooms)).toMatchObject({ modelName: 'gpt-4.1', modelFrom: 'default' });
    expect(estimate(named, { ...options, model: 'o3' }, rooms)).toMatchObject({ modelFrom: 'request' });
  });

  it('of a model that answers with no text has no output', () => {
    const embedding = { ...options, model: 'text-embedding-3-small' };
    expect(estimate(hello, embedding, rooms).output).toMatchObject({ high: 0, from: 'model' });
  });

  it('of an unknown model has tokens with bounds and no cost', () => {
    const { cost, input, model } = estimate(hello, { ...options, model: 'acme-9000' }, rooms);
    expect(model).toBeUndefined();
    expect(cost).toMatchObject({ kind: 'unpriced', model: 'acme-9000' });
    expect(input.basis).toBe('estimate');
    expect(input.high).toBeGreaterThan(input.tokens);
  });

  it('of other makers adds nothing for the chat format but to the upper bound', () => {
    const { input, overheadTokens, messages } = estimate(hello, { ...options, model: 'sonnet' }, rooms);
    const sum = (key: 'tokens' | 'low' | 'high') => messages.reduce((all, it) => all + it.tokens[key], 0);
    expect(overheadTokens).toBe(0);
    expect([input.low, input.tokens]).toEqual([sum('low'), sum('tokens')]);
    expect(input.high).toBe(sum('high') + 2 * 8 + 30);
  });

  it('of a prompt without messages is nothing', () => {
    expect(estimate(promptOf([]), options, rooms).input.tokens).toBe(0);
  });

  it('is ordered: low <= expected <= high, input + output = expected', () => {
    const text = fc.string({ maxLength: 200, unit: 'grapheme' });
    const model = fc.constantFrom('gpt-4o', 'sonnet', 'gemini-2.5-pro', 'gpt-oss-120b', 'deepseek-chat');
    fc.assert(
      fc.property(text, model, fc.nat(2000), (words, name, outputTokens) => {
        const { cost } = estimate(
          promptOf([['user', words]]),
          { ...options, model: name, outputTokens },
          rooms,
        );
        if (cost.kind === 'unpriced') throw new Error(cost.because);
        expect(cost.lowNano).toBeLessThanOrEqual(cost.expectedNano);
        expect(cost.inputNano + cost.outputNano).toBe(cost.expectedNano);
        expect(cost.expectedNano).toBeLessThanOrEqual(cost.highNano);
      }),
      { numRuns: 50 },
    );
  });
});

describe('comparing models', () => {
  it('counts the text once for each tokenizer, and lists the cheapest first', () => {
    const measured: string[] = [];
    const counting: Tokens = {
      ...tokens,
      measure: (text, tokenizer) => {
        measured.push(`${tokenizer}: ${text}`);
        return tokens.measure(text, tokenizer);
      },
    };
    const rows = compare(hello, options, { tokens: counting, prices });
    expect(rows.length).toBeGreaterThan(1000);
    expect(measured.length).toBe(new Set(measured).size);
    const costs = rows.map(it => it.cost.expectedNano);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
  });

  it('leaves out models that do not answer with text, and prices each as the catalogue does', () => {
    const rows = compare(hello, options, rooms);
    const ids = rows.map(it => it.model.id);
    expect(ids).not.toContain('text-embedding-3-small');
    expect(ids).not.toContain('gpt-4o-mini-tts');
    const own = rows.find(it => it.model.provider === 'openai' && it.model.id === 'gpt-4.1');
    expect(own?.cost).toEqual(estimate(hello, options, rooms).cost);
  });
});
