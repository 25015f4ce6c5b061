import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Prompt } from '../../../src/prompts';
import { type RouteOptions, route } from '../../../src/routing';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const rooms = { tokens, prices };
const classify =
  'Classify the ticket below into one of these categories: billing, login, other. Reply with the category only.';

function routeOf(prompt: Prompt, options: RouteOptions = {}) {
  const own = estimate(prompt, { defaultModel: 'gpt-4.1', expectedOutputTokens: 200 }, rooms);
  return { own, ...route(prompt, own, options, rooms) };
}

const suggested = (text: string, model: string) => routeOf(promptOf(text, { model })).suggestion;

describe('a cheaper model', () => {
  it('is the cheapest adequate one of the same provider that is still served', () => {
    expect(suggested(classify, 'gpt-4o')).toMatchObject({ provider: 'openai', model: 'gpt-6-luna' });
    expect(suggested(classify, 'opus')).toMatchObject({ provider: 'anthropic', model: 'claude-haiku-5-5' });
    expect(suggested(classify, 'gemini-3.1-pro-preview')?.provider).toBe('google');
  });

  it('saves what the estimates of both say, with room for the reasoning of a model that reasons', () => {
    const { own, suggestion } = routeOf(promptOf(classify, { model: 'gpt-4.1' }));
    const there = prices.cost('openai/gpt-6-luna', {
      input: estimate(
        promptOf(classify, { model: 'gpt-6-luna' }),
        { defaultModel: '', expectedOutputTokens: 0 },
        rooms,
      ).input.tokens,
      cacheRead: 0,
      cacheWrite5m: 0,
      cacheWrite1h: 0,
      output: 4 * 200,
    });
    if (own.cost.kind === 'unpriced' || there.kind === 'unpriced') throw new Error('Both models are priced.');
    expect(suggestion?.savingNano).toBe(own.cost.expectedNano - there.costNano);
    expect(suggestion?.savingRatio).toBeCloseTo(1 - there.costNano / own.cost.expectedNano, 9);
  });

  it('keeps the class of model that a hard task asks for', () => {
    const hard = `Debug the crash from the stack trace and find the root cause. Think step by step about the architecture,
      edge cases, security and concurrency of the code.`;
    const { complexity, suggestion } = routeOf(promptOf(hard, { model: 'gpt-5.6-sol' }));
    expect(complexity).toBe('high');
    expect(suggestion?.model).toBe('gpt-6-sol');
  });

  it('comes with evidence and no certainty', () => {
    for (const model of ['gpt-4.1', 'opus', 'gpt-5.6-sol', 'claude-opus-4-1', 'gemini-2.5-pro']) {
      const reason = suggested(classify, model)?.reason ?? '';
      expect(reason).toMatch(/^\S.*measure both on your own inputs before switching\.$/);
      expect(reason).not.toMatch(/simple|probab|certain|guarantee|will be|just as good|confident/i);
    }
    expect(suggested(classify, 'gpt-4.1')?.reason).toContain(
      'OpenAI names gpt-6-luna as the replacement of gpt-4.1',
    );
    expect(suggested(classify, 'opus')?.reason).toContain('WildBench');
  });

  it('is told of with what a leaderboard says of both models, where one lists them', () => {
    const code = 'Write a Python function that merges two sorted lists, with unit tests.';
    const { suggestion } = routeOf(promptOf(code, { model: 'gemini-3.1-pro-preview' }));
    expect(suggestion?.model).toBe('gemini-3.5-flash');
    expect(suggestion?.reason).toContain('LiveBench (June 2026) puts gemini-3.5-flash');
    expect(suggestion?.reason).toContain('on coding tasks;');
  });

  it('is suggested whatever the type of the task where its maker puts it in the other’s place', () => {
    const { task, suggestion } = routeOf(promptOf('{{input}}', { model: 'gpt-5.5' }));
    expect(task.confidence).toBe('unsure');
    expect(suggestion).toMatchObject({ model: 'gpt-6-sol', behindPercent: null });
    expect(suggestion?.reason).toContain('OpenAI describes gpt-6-sol as a model of the class of gpt-5.5');
    expect(suggested('{{input}}', 'opus')).toBeNull();
  });

  it('tells of the reasoning that its cost allows for, and only where it does', () => {
    expect(suggested(classify, 'gpt-4.1')?.reason).toContain('3 tokens for each of the answer');
    expect(suggested(classify, 'o3')?.reason).not.toContain('reasons before');
  });

  it('saves no more where past calls were billed more than was counted: they would be on either', () => {
    const prompt = promptOf(classify, { model: 'opus' });
    const [counted, options] = [30, { defaultModel: '', expectedOutputTokens: 0, outputTokens: 0 }];
    const calls = Array.from({ length: 20 }, () => ({ counted, billed: 2 * counted, prompt: 'a' }));
    const past = { ofPrompt: [], ofTask: [], inputs: [{ model: 'opus', content: 'english', calls }] };
    const [plain, learnt] = [options, { ...options, past }].map(it => {
      const own = estimate(prompt, it, rooms);
      return { own, ...route(prompt, own, {}, rooms) };
    });
    expect(learnt?.own.input.tokens).toBe(2 * (plain?.own.input.tokens ?? 0));
    expect(learnt?.suggestion?.savingRatio).toBeCloseTo(plain?.suggestion?.savingRatio ?? 0, 5);
  });

  it.each([
    ['the type is unsure, and its replacement of a lower class', '{{input}}', 'gpt-4o'],
    ['the model is unknown', classify, 'acme-9000'],
    ['nothing is known of the model', classify, 'openrouter/gryphe/mythomax-l2-13b'],
    ['the cheapest is in use already', classify, 'gpt-6-luna'],
    ['no model of the same maker is cheaper', classify, 'mistral-small-2603'],
    ['a Copilot plan includes the model', classify, 'GPT-4.1 (copilot)'],
  ])('is not suggested when %s', (_, text, model) => expect(suggested(text, model)).toBeNull());

  it('is not suggested for less than a fifth of the cost, or whatever share is asked for', () => {
    const prompt = promptOf(classify, { model: 'gpt-4.1' });
    const { suggestion } = routeOf(prompt);
    expect(suggestion?.savingRatio).toBeGreaterThan(0.2);
    expect(routeOf(prompt, { minimumSaving: 0.99 }).suggestion).toBeNull();
  });

  it('is not suggested where the call might not fit', () => {
    const long = promptOf(`${classify}\n\n${'lorem ipsum '.repeat(150_000)}`, { model: 'claude-opus-5-5' });
    const answer = promptOf(classify, { model: 'claude-opus-5-5', maxOutputTokens: 128_000 });
    const fits = (prompt: Prompt) => {
      const { own, suggestion } = routeOf(prompt);
      const model = suggestion && prices.resolve(`${suggestion.provider}/${suggestion.model}`);
      return !model?.contextWindow || own.input.tokens + own.output.expected <= model.contextWindow;
    };
    expect(fits(long)).toBe(true);
    expect(fits(answer)).toBe(true);
  });

  it('stays with the host where models are bought through one', () => {
    const bedrock = suggested(classify, 'us.anthropic.claude-opus-4-5-20251101-v1:0');
    expect(bedrock?.provider ?? 'aws').toBe('aws');
    expect(suggested(classify, 'GPT-5.6 Sol (copilot)')).toMatchObject({
      provider: 'github-copilot',
      model: 'gpt-5.6-luna',
    });
  });
});
