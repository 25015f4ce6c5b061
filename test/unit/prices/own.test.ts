import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrices, type Usage } from '../../../src/prices';
import { tokenizers } from '../../../src/prices/tokenizer';

const today = () => new Date('2026-11-21T12:00:00Z');
const usage: Usage = { input: 1000, cacheRead: 100, cacheWrite5m: 10, cacheWrite1h: 0, output: 10 };
const open = (models: Readonly<Record<string, unknown>>) => createPrices({ now: today, ownModels: models });

function nano(models: Readonly<Record<string, unknown>>, name: string, of: Usage = usage): number | string {
  const cost = open(models).cost(name, of);
  return cost.kind === 'priced' ? cost.costNano : cost.because;
}

describe('a price of the user’s own', () => {
  it('comes before the catalogue for that very name, however it is quoted or capitalised', () => {
    const models = { 'GPT-4o': { input: 2, output: 8, cacheRead: 0.5, cacheWrite: 3 } };
    expect(nano(models, '"gpt-4o"')).toBe(2_000_000 + 50_000 + 30_000 + 80_000);
    expect(nano(models, 'openai/gpt-4o')).toBe(nano({}, 'openai/gpt-4o'));
    expect(nano(models, 'gpt-4o-2024-08-06')).toBe(nano({}, 'gpt-4o-2024-08-06'));
  });

  it('is listed beside the catalogue, under a name that means it', () => {
    const prices = open({ 'our-llama': { input: 0.2, output: 0.6 } });
    const own = prices.all().filter(it => it.provider === 'own');
    expect(own).toMatchObject([{ id: 'our-llama', tokenizer: 'llama', inputNanoPerToken: 200 }]);
    expect(prices.resolve('own/our-llama')).toBe(own[0]);
    expect(prices.cost(own[0]!, usage)).toEqual(prices.cost('our-llama', usage));
  });

  it('keeps what the catalogue knows of the model but never its prices', () => {
    const own = open({ 'gpt-4o': { input: 2, output: 8 } }).resolve('gpt-4o');
    expect(own).toMatchObject({ tokenizer: 'o200k_base', contextWindow: 128_000, maxOutput: 16_384 });
    expect(own).not.toHaveProperty('cacheReadNanoPerToken');
    const told = { input: 2, output: 8, tokenizer: 'qwen', contextWindow: 32_000 };
    expect(open({ 'gpt-4o': told }).resolve('gpt-4o')).toMatchObject({
      tokenizer: 'qwen',
      contextWindow: 32_000,
    });
  });

  it('may be the hour of a machine, shared by the tokens it gets through', () => {
    // $3.60 an hour is a tenth of a cent a second: at 500 tokens a second, $2 a million.
    const models = { 'own-gpu': { usdPerHour: 3.6, tokensPerSecond: 500 } };
    expect(nano(models, 'own-gpu')).toBe(1120 * 2000);
    expect(nano({ idle: { usdPerHour: 0, tokensPerSecond: 1 } }, 'idle')).toBe(0);
  });

  it('is exact to the last digit it is written with', () => {
    const dollars = fc.integer({ min: 0, max: 1e9 }).map(it => it / 1e6);
    fc.assert(
      fc.property(dollars, fc.nat(100_000), (input, tokens) => {
        const of = { input: tokens, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
        const micro = BigInt(Math.round(input * 1e6));
        const exact = Number((BigInt(tokens) * micro + 500n) / 1000n);
        expect(nano({ x: { input, output: 1 } }, 'x', of)).toBe(exact);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [7, 'not an object'],
    [null, 'not an object'],
    [{}, '“input” and “output”'],
    [{ input: 1 }, '“input” and “output”'],
    [{ input: '1', output: 1 }, '“input” is not a number'],
    [{ input: -1, output: 1 }, '“input” is not a number'],
    [{ input: Number.NaN, output: 1 }, '“input” is not a number'],
    [{ input: 1, output: 1e9 }, '“output” is not a number from 0 to 1000000'],
    [{ input: 1, output: 1, inptu: 1 }, 'it has “inptu”, which is none of input, output,'],
    [{ input: 1, output: 1, tokenizer: 'gpt2' }, '“tokenizer” is none of'],
    [{ input: 1, output: 1, contextWindow: 0 }, '“contextWindow”'],
    [{ usdPerHour: 2 }, '“tokensPerSecond” above 0'],
    [{ usdPerHour: 2, tokensPerSecond: 0 }, '“tokensPerSecond” above 0'],
    [{ usdPerHour: 1e6, tokensPerSecond: 1e-9 }, 'more than $1000000'],
    [{ usdPerHour: 2, tokensPerSecond: 9, input: 1, output: 1 }, 'one by the hour'],
    [{ subscription: ' ' }, 'the name of a plan'],
    [{ subscription: 'Plus', input: 1, output: 1 }, 'stands alone'],
  ])('that is %j is left out and told, and the others hold', (entry, why) => {
    const prices = open({ 'gpt-4o': entry, other: { input: 1, output: 1 } });
    expect(prices.problems).toHaveLength(1);
    expect(prices.problems[0]).toContain('“gpt-4o” is not used: ');
    expect(prices.problems[0]).toContain(why);
    expect(prices.resolve('gpt-4o')?.provider).toBe('openai');
    expect(prices.resolve('other')?.provider).toBe('own');
  });

  it('never throws, whatever the settings hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), models => {
        expect(() => open(models)).not.toThrow();
      }),
      { numRuns: 30 },
    );
  });

  it('has a name', () => expect(open({ ' ': { input: 1, output: 1 } }).problems).toHaveLength(1));
});

describe('a subscription of the user’s own', () => {
  const prices = open({
    'GPT-4.1 (copilot)': { subscription: 'Copilot Business' },
    'acme-9': { subscription: 'Acme' },
  });

  it('covers calls: they have no price, which is neither $0 nor unknown', () => {
    expect(prices.cost('gpt-4.1 (copilot)', usage)).toEqual({
      kind: 'unpriced',
      model: 'gpt-4.1 (copilot)',
      because:
        '“GPT-4.1 (copilot)” is covered by a subscription, Copilot Business: a call is not billed by itself.',
      expected: true,
      coveredBy: 'Copilot Business',
    });
    expect(prices.cost('gpt-4.1', usage).kind).toBe('priced');
  });

  it('leaves the catalogue’s model to count with, if there is one', () => {
    expect(prices.resolve('GPT-4.1 (copilot)')?.tokenizer).toBe('o200k_base');
    expect(prices.resolve('acme-9')).toBeUndefined();
  });
});

it('the setting offers the tokenizers that there are', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  const models = manifest.contributes.configuration.properties['promptmeter.models'];
  expect(models.additionalProperties.properties.tokenizer.enum).toEqual([...tokenizers]);
});
