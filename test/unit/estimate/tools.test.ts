import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInput } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Role, Tool, ToolCall } from '../../../src/prompts';
import { effortOf } from '../../support/effort';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const place = { start: 0, end: 0 };

const hello: readonly (readonly [Role, string])[] = [['user', 'hello']];

function count(
  model: string,
  messages: readonly (readonly [Role, string])[],
  more: Parameters<typeof promptOf>[1] = {},
) {
  return countInput(promptOf(messages, more), prices.resolve(model), tokens);
}

function tool(name: string, description?: string, properties: object = {}, required?: string[]): Tool {
  const parameters = { type: 'object', properties, ...(required && { required }) };
  return { name, ...(description !== undefined && { description }), parameters, ...place };
}

const weather = tool(
  'get_current_weather',
  'Get the current weather in a given location',
  {
    location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
    unit: {
      type: 'string',
      description: 'The unit of temperature to return',
      enum: ['celsius', 'fahrenheit'],
    },
  },
  ['location'],
);
const aboutWeather: readonly (readonly [Role, string])[] = [
  ['system', 'You are a helpful assistant that can answer to questions about the weather.'],
  ['user', "What's the weather like in San Francisco?"],
];
const recipe = tool(
  'get_recipe',
  undefined,
  {
    ingredients: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'unit', 'amount'],
        properties: {
          name: { type: 'string' },
          unit: { enum: ['grams', 'ml', 'cups', 'pieces', 'teaspoons'], type: 'string' },
          amount: { type: 'number' },
        },
      },
    },
    instructions: {
      type: 'array',
      items: { type: 'string' },
      description: 'Steps to prepare the recipe (no numbering)',
    },
    time_to_cook: { type: 'number', description: 'Total time to prepare the recipe in minutes' },
  },
  ['ingredients', 'instructions', 'time_to_cook'],
);
const bingBong = (properties: object) => tool('bing_bong', 'Do a bing bong', properties);
const doStuff = tool('do_stuff');

// What OpenAI billed: the Cookbook's "How to count tokens with tiktoken", section 7, and the tests of hmarr's
// openai-chat-tokens, which were held against the API (both MIT).
const bills: readonly [string, readonly (readonly [Role, string])[], Tool, number][] = [
  ['gpt-4o', aboutWeather, weather, 101],
  ['gpt-4', aboutWeather, weather, 105],
  ['gpt-4', hello, tool('foo'), 31],
  ['gpt-4', hello, tool('foo', 'Do a foo'), 36],
  ['gpt-4', hello, bingBong({ foo: { type: 'string' } }), 49],
  [
    'gpt-4',
    hello,
    bingBong({ foo: { type: 'string' }, bar: { type: 'number', description: 'A number' } }),
    57,
  ],
  [
    'gpt-4',
    hello,
    bingBong({
      foo: {
        type: 'object',
        properties: { bar: { type: 'string', enum: ['a', 'b', 'c'] }, baz: { type: 'boolean' } },
      },
    }),
    68,
  ],
  [
    'gpt-4',
    [
      ['system', 'Hello'],
      ['user', 'Hi there'],
    ],
    doStuff,
    35,
  ],
  [
    'gpt-4',
    [
      ['system', 'Hello:'],
      ['user', 'Hi there'],
    ],
    doStuff,
    35,
  ],
  [
    'gpt-4',
    [
      ['system', 'Hello:'],
      ['system', 'Hello'],
      ['user', 'Hi there'],
    ],
    doStuff,
    40,
  ],
  ['gpt-4', hello, recipe, 106],
];

describe('tools', () => {
  it.each(bills)('on %s count as OpenAI billed them: %#', (model, messages, offered, billed) => {
    const { input } = count(model, messages, { tools: [offered] });
    expect(input.tokens).toBe(billed);
    expect(input.basis).toBe('estimate');
    expect(input.low).toBeLessThanOrEqual(billed);
    expect(input.high).toBeGreaterThanOrEqual(billed);
  });

  it('add nothing where there are none', () => {
    for (const model of ['gpt-4o', 'sonnet', 'gemini-2.5-pro']) {
      const without = countInput({ messages: promptOf(hello).messages }, prices.resolve(model), tokens);
      const { input, overheadTokens } = count(model, hello);
      expect({ input, overheadTokens }).toEqual({
        input: without.input,
        overheadTokens: without.overheadTokens,
      });
    }
    expect(count('gpt-4o', hello).input).toMatchObject({ tokens: 8, basis: 'exact' });
  });

  it('are listed one by one, and sum up with the rest to the input', () => {
    const { input, tools, messages, overheadTokens } = count('gpt-4o', aboutWeather, {
      tools: [weather, recipe, doStuff],
    });
    expect(tools.map(it => it.tool.name)).toEqual(['get_current_weather', 'get_recipe', 'do_stuff']);
    const parts = [...tools, ...messages].reduce((sum, it) => sum + it.tokens.tokens, overheadTokens);
    expect(parts).toBe(input.tokens);
  });

  it('on Claude add its system prompt for tools and their JSON', () => {
    const { tools, overheadTokens, input } = count('claude-sonnet-4-5', hello, { tools: [weather] });
    expect(overheadTokens).toBeGreaterThanOrEqual(496);
    expect(tools[0]?.tokens.tokens).toBeGreaterThan(60);
    expect(input.high).toBeGreaterThan(588);
  });

  it('on Claude hold the 403 tokens of the example in its page on counting', () => {
    const example = tool(
      'get_weather',
      'Get the current weather in a given location',
      { location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' } },
      ['location'],
    );
    const asked: readonly (readonly [Role, string])[] = [
      ['user', "What's the weather like in San Francisco?"],
    ];
    const { low, high } = count('claude-opus-5', asked, { tools: [example] }).input;
    expect(low).toBeLessThanOrEqual(403);
    expect(high).toBeGreaterThanOrEqual(403);
  });

  it('of any shape are counted between bounds, whatever stands for their schema', () => {
    const models = fc.constantFrom(
      'gpt-4o',
      'gpt-5.6-luna',
      'gpt-oss-120b',
      'sonnet',
      'deepseek-chat',
      'none',
    );
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), models, (name, parameters, model) => {
        const {
          low,
          tokens: expected,
          high,
        } = count(model, hello, {
          tools: [{ name, parameters, ...place }],
        }).input;
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
      }),
      { numRuns: 100 },
    );
  });

  it('of a schema made to be slow take no time', () => {
    let parameters: unknown = { type: 'string' };
    for (let level = 0; level < 500; level++) {
      parameters = {
        type: ['object', 'object', ['object'], 'array'],
        properties: { a: parameters },
        anyOf: 1,
      };
    }
    const tools = [{ name: 'deep', parameters, ...place }];
    expect(effortOf(() => count('gpt-4o', hello, { tools }), 1000).ms).toBeLessThan(1000);
  });
});

describe('tool calls and their answers', () => {
  const call = (name: string, json: string): ToolCall => ({ name, arguments: json, ...place });

  // Bills of the same sources, and of community.openai.com/t/538914 (40 tokens).
  it.each([
    [[], [call('do_stuff', '{"foo": "bar", "baz": 1.5}')], 26],
    [[], [call('do_stuff', '{"foo":"bar", "baz":\n\n 1.5}')], 25],
    [
      [
        ['user', 'How much is 2 plus 2?'],
        ['tool', '4'],
      ],
      [call('calculator', '{"a":2, "b":2}')],
      40,
    ],
  ] as const)('on OpenAI’s chat models hold the bill: %#', (messages, toolCalls, billed) => {
    const { input } = count('gpt-4', messages, { toolCalls, wordless: ['assistant'] });
    expect(input.low).toBeLessThanOrEqual(billed);
    expect(input.high).toBeGreaterThanOrEqual(billed);
    expect(Math.abs(input.tokens - billed)).toBeLessThanOrEqual(1);
  });

  it('of a named answer take the name in the place of the role', () => {
    const answered = (content: string) => {
      const prompt = promptOf([
        ['user', 'hello world'],
        ['tool', content],
      ]);
      const messages = prompt.messages.map(it => (it.role === 'tool' ? { ...it, name: 'do_stuff' } : it));
      return countInput({ messages }, prices.resolve('gpt-4'), tokens).input.tokens;
    };
    expect(answered('{}')).toBe(15);
    expect(answered('{"foo": "bar", "baz": 1.5}')).toBe(28);
  });

  it('hold the bill of two calls at once', () => {
    const one = call('calculator', '{"a":2, "b":2}');
    const { input } = count(
      'gpt-4',
      [
        ['user', 'How much is 2 plus 2?'],
        ['tool', '4'],
        ['tool', '4'],
      ],
      { toolCalls: [one, one], wordless: ['assistant'] },
    );
    expect(input.low).toBeLessThanOrEqual(89);
    expect(input.high).toBeGreaterThanOrEqual(89);
  });
});
