import { describe, expect, it } from 'vitest';
import { askValues, questionsOf, type Values } from '../../../../src/editor/run/values';
import { closingLine } from '../../../../src/editor/run/words';
import type { Call } from '../../../../src/ledger';
import { type Prompt, parsePrompts } from '../../../../src/prompts';

function promptOf(path: string, text: string): Prompt {
  const prompt = parsePrompts(path, text)?.prompts[0];
  if (!prompt) throw new Error(`${path} holds no prompt.`);
  return prompt;
}

describe('the questions a run asks', () => {
  const prompt = promptOf(
    'reply.prompt',
    '---\ninput:\n  default:\n    topic: a refund\n---\nReply to {{customer}} about {{topic}}. Thank {{customer}}.',
  );

  it('are one for each name, in order, with the file’s default proposed', () => {
    expect(questionsOf(prompt, {})).toEqual([
      { name: 'customer', proposal: '', remembered: false },
      { name: 'topic', proposal: 'a refund', remembered: false },
    ]);
  });

  it('propose what was answered last, an empty answer included', () => {
    expect(questionsOf(prompt, { customer: 'Ada', topic: '' })).toEqual([
      { name: 'customer', proposal: 'Ada', remembered: true },
      { name: 'topic', proposal: '', remembered: true },
    ]);
  });

  it('take no answer from the prototype of what is remembered', () => {
    const odd = promptOf('odd.prompt.md', 'Say {{constructor}}.');
    expect(questionsOf(odd, {})).toMatchObject([{ name: 'constructor', proposal: '' }]);
  });

  it('are none for a prompt without placeholders', async () => {
    const memory = { get: <T>(_key: string, none?: T) => none as T, update: async () => {}, keys: () => [] };
    const values: Values | undefined = await askValues(memory, 'x', promptOf('a.prompt.md', 'Say hello.'));
    expect(values).toEqual({});
  });
});

describe('the closing line', () => {
  const call: Pick<
    Call,
    'input' | 'cacheRead' | 'output' | 'costNano' | 'coveredBy' | 'model' | 'latencyMs' | 'usageFrom'
  > = {
    input: 186,
    cacheRead: 1024,
    output: 80,
    costNano: 310_000,
    coveredBy: '',
    model: 'gpt-4o-mini',
    latencyMs: 1234,
    usageFrom: 'provider',
  };
  const lineOf = (of: Partial<Call> = {}) =>
    closingLine({ cacheWrite5m: 0, cacheWrite1h: 0, ...call, ...of });

  it('says tokens, cost, model and time', () => {
    expect(lineOf()).toBe('1,210 tokens in (1,024 cached), 80 out · $0.00031 · gpt-4o-mini · 1.2 s');
  });

  it('marks an estimate, and never shows an unpriced call as free', () => {
    expect(lineOf({ cacheRead: 0, usageFrom: 'estimate' })).toBe(
      '≈ 186 tokens in, 80 out · ≈ $0.00031 · gpt-4o-mini · 1.2 s',
    );
    expect(lineOf({ costNano: null })).toContain('· unpriced ·');
    expect(lineOf({ costNano: null, coveredBy: 'Plus' })).toContain('· covered by Plus ·');
  });
});
