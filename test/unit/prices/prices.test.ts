import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrices, type Usage } from '../../../src/prices';
import { anyUsage, noTokens } from './usage';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });

function nano(model: string, usage: Partial<Usage>, at?: string): number | string {
  const cost = prices.cost(model, { ...noTokens, ...usage }, at ? new Date(at) : undefined);
  return cost.kind === 'priced' ? cost.costNano : cost.because;
}

describe('the cost of a call', () => {
  it('is the list price of each bucket', () => {
    expect(nano('gpt-4o', { input: 1000, cacheRead: 100, output: 10 })).toBe(2_500_000 + 125_000 + 100_000);
    expect(nano('claude-sonnet-4-5', { cacheWrite5m: 1000 })).toBe(3_750_000);
    expect(nano('claude-sonnet-4-5', { cacheWrite1h: 1000 })).toBe(6_000_000);
    expect(nano('us.anthropic.claude-sonnet-4-5-20250929-v1:0', { cacheWrite1h: 1000 })).toBe(6_600_000);
    expect(nano('gpt-4o', { cacheWrite1h: 1000 })).toBe(2_500_000);
  });

  it('is rounded once, from exact fractions of a nano-dollar a token', () => {
    // gpt-4.1-nano reads its cache at $0.025 a million: 25 nano-dollars a token; gpt-5-nano at 5.
    expect(nano('gpt-5-nano', { cacheRead: 3 })).toBe(15);
    // DeepSeek V4 Flash of July 2026: 2.8 nano-dollars a cached token; 5 of them are 14, not 5 times 3.
    expect(nano('deepseek-v4-flash', { cacheRead: 5 }, '2026-07-01T12:00:00Z')).toBe(14);
  });

  it('is that of the day of the call', () => {
    expect(nano('o3', { input: 1000 }, '2025-05-20')).toBe(10_000_000);
    expect(nano('o3', { input: 1000 }, '2025-06-10')).toBe(2_000_000);
  });

  it('is that of the hour where a provider has cheap hours, and only once it had them', () => {
    expect(nano('deepseek-v4-pro', { input: 1000 }, '2026-11-21T12:00:00Z')).toBe(660_000);
    expect(nano('deepseek-v4-pro', { input: 1000 }, '2026-11-21T02:00:00Z')).toBe(1_320_000);
    expect(nano('deepseek-v4-pro', { input: 1000 }, '2026-08-01T02:00:00Z')).toBe(435_000);
  });

  it('re-prices the whole call beyond a long-context threshold, counting cached input too', () => {
    expect(nano('gemini-2.5-pro', { input: 200_000, output: 1000 })).toBe(200_000 * 1250 + 10_000_000);
    expect(nano('gemini-2.5-pro', { input: 200_000, cacheRead: 50_000, output: 1000 })).toBe(
      200_000 * 2500 + 50_000 * 250 + 15_000_000,
    );
  });

  it('adds up: buckets within a tier cost what they cost apart, but for rounding', () => {
    fc.assert(
      fc.property(
        anyUsage(20_000),
        fc.constantFrom('gpt-4o', 'claude-opus-4-1', 'deepseek-v4-flash'),
        (all, model) => {
          const apart = Object.entries(all).map(([bucket, count]) =>
            Number(nano(model, { [bucket]: count })),
          );
          const sum = apart.reduce((a, b) => a + b, 0);
          expect(Math.abs(Number(nano(model, all)) - sum)).toBeLessThanOrEqual(2.5);
        },
      ),
    );
  });

  it('is unknown, not zero, where the catalogue has no price', () => {
    expect(nano('deepseek/devstral-x', { input: 1 })).toContain('has no model');
    expect(nano('openrouter/google/gemma-3-27b-it:free', { input: 1 })).toContain('without a price');
    expect(nano('text-embedding-3-small', { input: 1, output: 1 })).toContain('for output');
    expect(nano('gpt-6-luna', { cacheWrite1h: 1 })).toContain('for writing to the cache for an hour');
    expect(nano('inherit', { input: 1 })).toContain('leaves the choice');
  });

  it('refuses usage that cannot be', () => {
    expect(() => nano('gpt-4o', { input: -1 })).toThrow('-1 tokens of input');
    expect(() => nano('gpt-4o', { output: 0.5 })).toThrow('whole numbers');
  });
});
