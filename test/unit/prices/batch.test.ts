import fc from 'fast-check';
import * as published from 'gpt-tokenizer/models';
import { describe, expect, it } from 'vitest';
import { createPrices, type Usage } from '../../../src/prices';
import { batchSales } from '../../../src/prices/batch.data';
import { anyUsage, noTokens } from './usage';

const today = new Date('2026-11-21T12:00:00Z');
const prices = createPrices({ now: () => today, ownModels: { 'our-llama': { input: 1, output: 1 } } });

function nano(model: string, usage: Partial<Usage>, batch: boolean): number | string {
  const cost = prices.cost(model, { ...noTokens, ...usage }, today, { batch });
  return cost.kind === 'priced' ? cost.costNano : cost.because;
}

describe('the cost of a call in a batch', () => {
  it('is half of what it costs by itself, beyond a long-context threshold too', () => {
    // Claude Sonnet 4.5: $3 in, $15 out, $0.30 from the cache; Gemini 2.5 Pro beyond 200,000: $2.50 in.
    expect(nano('claude-sonnet-4-5', { input: 1000, cacheRead: 1000, output: 100 }, true)).toBe(2_400_000);
    expect(nano('gemini-2.5-pro', { input: 300_000 }, true)).toBe(300_000 * 1250);
    expect(nano('gpt-5.4', { input: 1000, output: 100 }, true)).toBe(2_000_000);
  });

  it('keeps the price of the cache where the two discounts do not add up', () => {
    expect(nano('gemini-2.5-flash', { cacheRead: 1000 }, true)).toBe(
      nano('gemini-2.5-flash', { cacheRead: 1000 }, false),
    );
  });

  it('is half for any usage of Anthropic’s, but for rounding', () => {
    fc.assert(
      fc.property(anyUsage(50_000), fc.constantFrom('haiku', 'sonnet', 'claude-opus-4-1'), (of, model) => {
        const half = Number(nano(model, of, false)) / 2;
        expect(Math.abs(Number(nano(model, of, true)) - half)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    'gpt-6-luna',
    'gpt-5.3-codex',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'openrouter/openai/gpt-4o-mini',
    'our-llama',
    'text-embedding-3-small',
  ])('is unknown for %s, not guessed', model => {
    expect(nano(model, { input: 1 }, true)).toContain('in a batch is known');
    expect(nano(model, { input: 1000 }, false)).toEqual(expect.any(Number));
  });
});

describe('the sales', () => {
  const sold = [...(batchSales.openai?.models ?? [])];

  it('are of providers and models that exist', () => {
    const models = prices.all();
    const strays = Object.keys(batchSales).filter(id => !models.some(it => it.provider === id));
    expect(strays).toEqual([]);
    expect(sold.filter(id => !models.some(it => it.provider === 'openai' && it.id === id))).toEqual([]);
  });

  it('agree with a second package on OpenAI’s models', () => {
    const known = published as Readonly<Record<string, { readonly supported_endpoints?: readonly string[] }>>;
    expect(sold.filter(id => !known[id]?.supported_endpoints?.includes('batch'))).toEqual([]);
  });
});
