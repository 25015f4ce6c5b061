import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate';
import { breakpointEdit, findings } from '../../../src/findings';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-22T12:00:00Z') }) };
const rules = 'Quote the "source" of every figure.\n'.repeat(300);
const question = { role: 'user', content: '{{question}}' };
const mark = { type: 'ephemeral' };

function read(text: string, path = 'a.json') {
  const file = parsePrompts(path, text);
  const [prompt] = file?.prompts ?? [];
  if (!file || !prompt) throw new Error('The text holds a prompt.');
  return { file, prompt };
}

function find(text: string, path = 'a.json') {
  const { file, prompt } = read(text, path);
  const estimates = [estimate(prompt, { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 }, rooms)];
  return findings({ file, text, estimates }, {}, rooms)
    .filter(it => it.code === 'cache-order')
    .map(it => ({ ...it, at: text.slice(it.start, it.end) }));
}

function marked(request: object): unknown {
  const text = JSON.stringify(request, null, 2);
  const { file, prompt } = read(text);
  const edit = breakpointEdit(file, prompt, text, rooms.prices.resolve(prompt.models[0]?.name ?? ''));
  if (!edit) return undefined;
  const after = text.slice(0, edit.start) + edit.replacement + text.slice(edit.end);
  const sent = (of: string) => read(of).prompt.messages.map(it => [it.role, it.text]);
  expect(sent(after)).toEqual(sent(text));
  expect(find(after)).toEqual([]);
  return JSON.parse(after);
}

const model = 'claude-sonnet-4-5';

describe('a request to Claude without a cache breakpoint', () => {
  it('is told on its model, with what a breakpoint would save', () => {
    const [found, ...others] = find(JSON.stringify({ model, system: rules, messages: [question] }));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'information', at: model, key: 'breakpoint' });
    expect(found?.message).toMatch(
      /^The first about \d,\d{3} tokens of this request are the same in every call, and no breakpoint lets Anthropic’s prompt cache keep them\. With one, 1,000 calls would cost up to \$\d+\.\d+ less\.$/,
    );
  });

  it.each([
    [
      'a model that caches by itself',
      { model: 'gpt-4.1', messages: [{ role: 'system', content: rules }, question] },
    ],
    ['a request without a model of its own', [{ role: 'system', content: rules }, question]],
    ['a beginning that is too short', { model, system: 'Be kind.', messages: [question] }],
    ['a first message that varies', { model, messages: [{ role: 'user', content: 'Hello {{name}}' }] }],
    ['a request that caches all it can', { model, cache_control: mark, system: rules, messages: [question] }],
  ])('is not %s', (_, request) => {
    expect(find(JSON.stringify(request)).filter(it => it.key === 'breakpoint')).toEqual([]);
  });

  it('is not a template, whose program marks what it sends', () => {
    expect(find(`---\nmodel: ${model}\n---\nsystem:\n${rules}\nuser:\n{{question}}\n`, 'a.prompty')).toEqual(
      [],
    );
  });

  it('gets one behind its system message', () => {
    expect(marked({ model, system: rules, messages: [question] })).toEqual({
      model,
      system: [{ type: 'text', text: rules, cache_control: mark }],
      messages: [question],
    });
  });

  it('gets one behind the last part of the last message that does not vary', () => {
    const shots = [
      { type: 'text', text: 'One.' },
      { type: 'text', text: rules },
    ];
    const messages = [{ role: 'user', content: shots }, { role: 'assistant', content: 'Two.' }, question];
    expect(marked({ model, system: 'Be kind.', messages })).toEqual({
      model,
      system: 'Be kind.',
      messages: [
        messages[0],
        { role: 'assistant', content: [{ type: 'text', text: 'Two.', cache_control: mark }] },
        question,
      ],
    });
    expect(marked({ model, messages: [messages[0], question] })).toEqual({
      model,
      messages: [{ role: 'user', content: [shots[0], { ...shots[1], cache_control: mark }] }, question],
    });
  });

  it('keeps the message that asks out of it where no variable is known', () => {
    const asked = { role: 'user', content: 'How long is the Nile?' };
    expect(marked({ model, messages: [{ role: 'system', content: rules }, asked] })).toMatchObject({
      messages: [{ content: [{ cache_control: mark }] }, asked],
    });
  });
});

describe('a request to GPT-5.6 without a cache breakpoint', () => {
  const newer = 'gpt-5.6';
  const breakpoint = { mode: 'explicit' };
  const system = { role: 'system', content: rules };

  it('is told on its model, with what a breakpoint would save', () => {
    const [found, ...others] = find(JSON.stringify({ model: newer, messages: [system, question] }));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ at: newer, key: 'breakpoint' });
    expect(found?.message).toMatch(
      /, and no breakpoint makes OpenAI’s prompt cache keep them for sure\. With one, /,
    );
  });

  it('gets one behind the last message that does not vary, but for what the assistant said', () => {
    const said = { role: 'assistant', content: 'Yes.' };
    expect(marked({ model: newer, messages: [system, said, question] })).toEqual({
      model: newer,
      messages: [
        {
          role: 'system',
          content: [{ type: 'text', text: rules, prompt_cache_breakpoint: breakpoint }],
        },
        said,
        question,
      ],
    });
  });

  it.each([
    ['of the responses API', { model: newer, instructions: rules, input: [question] }],
    ['through another provider', { model: `azure/${newer}`, messages: [system, question] }],
  ])('is left alone %s', (_, request) => {
    expect(marked(request)).toBeUndefined();
    expect(find(JSON.stringify(request)).filter(it => it.key === 'breakpoint')).toEqual([]);
  });
});
