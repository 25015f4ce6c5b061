import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate';
import type { FindingsOptions } from '../../../src/findings';
import { parsePrompts } from '../../../src/prompts';
import { find, rooms } from './find';

const body =
  'Classify the ticket into one of these categories: billing, login, other.\nReply with the category only.\n';
const named = (model: string) => `---\nmodel: ${model}\n---\n${body}`;

describe('findings', () => {
  it('offer a cheaper model on the name of the model, with what it saves and a name to write instead', () => {
    const [found, ...others] = find('a.prompt.md', named('gpt-4o'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'cheaper-model',
      severity: 'information',
      at: 'gpt-4o',
      model: 'gpt-6-luna',
    });
    expect(found?.message).toMatch(
      /^A call costs about \$0\.\d+ on gpt-4o and about \$0\.\d+ on gpt-6-luna, \d\d % less\. .+ before switching\.$/,
    );
    expect(found?.savingNano).toBeGreaterThan(0);
  });

  it('offer it on the first line where the file names no model', () => {
    const [found] = find('a.prompt.md', body);
    expect(found).toMatchObject({ code: 'cheaper-model', at: body.split('\n')[0] });
  });

  it('offer no model where the tool chooses it, or the user wants none', () => {
    expect(find('CLAUDE.md', body)).toEqual([]);
    expect(find('a.prompt.md', named('gpt-4o'), { suggestCheaperModel: false })).toEqual([]);
  });

  it('offer only a model that the limits of the routing allow, a tagged prompt none below its floor', () => {
    const modelWithin = (limits: FindingsOptions['limits'], text = named('gpt-4o')) =>
      find('a.prompt.md', text, { limits })[0]?.model;
    expect(modelWithin({ floors: {}, providers: ['anthropic'] })).toBeUndefined();
    expect(modelWithin({ floors: {}, models: ['gpt-5*'] })).toMatch(/^gpt-5/);
    const tagged = `---\nmodel: gpt-4o\npromptmeter-tags: legal\n---\n${body}`;
    expect(modelWithin({ floors: { legal: 'gpt-4o' } }, tagged)).toBeUndefined();
    expect(modelWithin({ floors: { legal: 'gpt-4o' } })).toBe('gpt-6-luna');
  });

  it('say that a model has no price, on its name, and why', () => {
    expect(find('a.prompt.md', named('acme-9000'))).toMatchObject([
      {
        code: 'unpriced',
        reason: 'unknown-model',
        severity: 'warning',
        at: 'acme-9000',
        message: 'The price catalogue has no model “acme-9000”. What a call costs is not known.',
      },
    ]);
  });

  it('only note a model that has no price by its nature', () => {
    const [found] = find('a.prompt.md', named('ollama/llama3.3'));
    expect(found).toMatchObject({ code: 'unpriced', severity: 'information' });
    expect(found?.reason).toBeUndefined();
  });

  it('have nothing to say of a model that a subscription covers', () => {
    expect(find('a.prompt.md', named('gpt-5-mini'))).toEqual([]);
  });

  it('say that the default model has no price, on the first line', () => {
    const [found] = find('a.prompt.md', body, { defaultModel: 'acme-9000' });
    expect(found).toMatchObject({ code: 'unpriced', at: body.split('\n')[0] });
    expect(found?.message).toContain('default model');
  });

  it('say by how many tokens a prompt and its answer miss the context window', () => {
    const long = `${named('gpt-4')}${'one two three '.repeat(4000)}`;
    const file = parsePrompts('a.prompt.md', long);
    const [prompt] = file?.prompts ?? [];
    if (!prompt) throw new Error('The file holds a prompt.');
    const { input } = estimate(prompt, { defaultModel: '', expectedOutputTokens: 500 }, rooms);
    const found = find('a.prompt.md', long).find(it => it.code === 'context-window');
    const over = input.tokens + 500 - 8192;
    expect(over).toBeGreaterThan(0);
    expect(found).toMatchObject({ severity: 'error' });
    expect(found?.message).toContain(
      `${over.toLocaleString('en-GB')} more than the 8,192 that gpt-4 can hold.`,
    );
  });

  it('only warn where an estimate leaves it open whether the call fits', () => {
    const { contextWindow = 0 } = rooms.prices.resolve('claude-haiku-4-5') ?? {};
    const text = `---\nmodel: claude-haiku-4-5\n---\n${'word '.repeat(contextWindow - 5000)}`;
    const [found] = find('a.prompt.md', text).filter(it => it.code === 'context-window');
    expect(found).toMatchObject({ severity: 'warning' });
    expect(found?.message).toContain('may take up to about');
  });

  it('tell what minimising saves, as measured, and nothing where it saves nothing', () => {
    const options = { suggestCheaperModel: false };
    const [found] = find('a.prompt.md', named('gpt-4o'), { ...options, savings: [{ tokens: 12 }] });
    expect(found).toMatchObject({ code: 'minimise', severity: 'hint', savingTokens: 12, savingNano: 30_000 });
    expect(found?.message).toBe(
      '12 tokens, $0.00003 a call, can be saved without changing what the prompt asks.',
    );
    expect(find('a.prompt.md', named('gpt-4o'), { ...options, savings: [{ tokens: 0 }] })).toEqual([]);
  });

  it('pass on what could not be read', () => {
    const all = find('a.prompt.md', `---\nmodel: [gpt-4o\n---\n${body}`);
    const found = all.find(it => it.code === 'unreadable');
    expect(found).toMatchObject({ severity: 'warning' });
    expect(found?.message).toMatch(/\.$/);
  });
});
