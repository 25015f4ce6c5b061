import { describe, expect, it } from 'vitest';
import { openCheck } from '../../../src/checks';
import type { KeptText } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { countExamples, exampleLines, examplesOf, training } from '../../../src/tuning';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices() };
const text = (question: string, answer: string): KeptText => ({
  call: {} as KeptText['call'],
  messages: [
    { role: 'developer', text: 'Sort letters.' },
    { role: 'user', text: question },
  ],
  values: null,
  answer,
});

describe('examples to fine-tune with', () => {
  const texts = [text('A', '{"topic": 1}'), text('B', 'sorry'), text('A', '{"topic": 2}'), text('C', ' ')];

  it('are recorded pairs, each request once with its newest answer', () => {
    const { examples, repeated, failed } = examplesOf(texts);
    expect({ repeated, failed }).toEqual({ repeated: 1, failed: 1 });
    expect(examples.map(it => it.messages.at(-1)!.content)).toEqual(['{"topic": 1}', 'sorry']);
    expect(examples[0]!.messages.map(it => it.role)).toEqual(['system', 'user', 'assistant']);
  });

  it('pass the check that was asked for', () => {
    const check = openCheck({ kind: 'json' });
    if (typeof check !== 'function') throw new Error(check.problem);
    expect(examplesOf(texts, check).examples).toHaveLength(1);
  });

  it('are written so that this product reads them as what they are', () => {
    const lines = exampleLines(examplesOf(texts).examples);
    expect(
      lines
        .trim()
        .split('\n')
        .map(it => JSON.parse(it)),
    ).toMatchObject([{ messages: [{}, {}, {}] }, {}]);
    expect(parsePrompts('examples.jsonl', lines)?.format).toBe('fine-tuning');
  });
});

describe('what the training costs', () => {
  const many = (count: number) =>
    examplesOf(Array.from({ length: count }, (_, at) => text(`Letter ${at}`, 'billing'))).examples;

  it('is tokens times epochs times a price with its month', async () => {
    const counted = await countExamples(many(100), 'gpt-4o-mini', rooms);
    const { epochs, cost } = training(100, counted, 'gpt-4o-mini', rooms.prices);
    expect(epochs).toBe(3);
    expect(cost).toEqual({
      kind: 'priced',
      lowNano: counted.tokens * 3 * 3000,
      expectedNano: counted.tokens * 3 * 3000,
      highNano: counted.tokens * 3 * 3000,
      asOf: '2025-10',
    });
  });

  it('counts them without holding up what else there is to do', async () => {
    let turns = 0;
    const beat = setInterval(() => turns++, 0);
    await countExamples(many(2000), 'gpt-4o-mini', rooms);
    clearInterval(beat);
    expect(turns).toBeGreaterThan(0);
  });

  it.each([
    [10, 10],
    [33, 3],
    [20_000, 1],
    [2, 25],
    [0, 0],
  ])('reads %i examples %i times', (count, epochs) => {
    expect(training(count, none, 'gpt-4o', rooms.prices).epochs).toBe(epochs);
  });

  it('is unknown where no price is', () => {
    expect(training(10, none, 'claude-sonnet-4-5', rooms.prices).cost).toEqual({
      kind: 'unpriced',
      because: 'No price of training claude-sonnet-4-5 is known.',
    });
  });
});

const none = { tokens: 0, low: 0, high: 0, basis: 'exact' } as const;
