import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatUsage } from '../../../src/calls/reading/chatUsage';

const usage = (over: object) => ({
  prompt_tokens: 2000,
  completion_tokens: 300,
  total_tokens: 2300,
  ...over,
});

describe('the usage of a chat completion', () => {
  it.each([
    ['plain', usage({}), { input: 2000, cacheRead: 0, cacheWrite5m: 0, output: 300 }],
    [
      'with cached tokens, which are a part of the input',
      usage({ prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 } }),
      { input: 80, cacheRead: 1920, cacheWrite5m: 0, output: 300 },
    ],
    [
      'with tokens written to the cache, which are a part of the input as well',
      usage({ prompt_tokens_details: { cached_tokens: 1024, cache_write_tokens: 900 } }),
      { input: 76, cacheRead: 1024, cacheWrite5m: 900, output: 300 },
    ],
    [
      'with reasoning, which is a part of the output',
      usage({ completion_tokens_details: { reasoning_tokens: 256 } }),
      { input: 2000, cacheRead: 0, cacheWrite5m: 0, output: 300 },
    ],
    [
      'with reasoning beside the completion, as the total shows',
      usage({ completion_tokens_details: { reasoning_tokens: 256 }, total_tokens: 2556 }),
      { input: 2000, cacheRead: 0, cacheWrite5m: 0, output: 556 },
    ],
    [
      'with details that are null and no total, as small servers send',
      { prompt_tokens: 7, completion_tokens: 0, prompt_tokens_details: null },
      { input: 7, cacheRead: 0, cacheWrite5m: 0, output: 0 },
    ],
  ])('%s', (_, raw, expected) => {
    expect(chatUsage(raw)).toEqual({ cacheWrite1h: 0, ...expected });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'none'],
    ['no completion', { prompt_tokens: 1 }],
    ['a negative count', usage({ completion_tokens: -1 })],
    ['NaN', usage({ prompt_tokens: Number.NaN })],
    ['a fraction', usage({ prompt_tokens: 1.5 })],
    ['digits in quotes', usage({ prompt_tokens: '2000' })],
    ['more cached than there is input', usage({ prompt_tokens_details: { cached_tokens: 2001 } })],
    ['a negative number of cached tokens', usage({ prompt_tokens_details: { cached_tokens: -5 } })],
  ])('believes nothing of %s', (_, raw) => {
    expect(chatUsage(raw)).toBeUndefined();
  });

  it('is whole and disjoint, or nothing, whatever is sent', () => {
    const number = fc.oneof(fc.nat(5000), fc.double(), fc.constant(undefined), fc.string());
    const raw = fc.record({
      prompt_tokens: number,
      completion_tokens: number,
      prompt_tokens_details: fc.record({ cached_tokens: number, cache_write_tokens: number }),
    });
    fc.assert(
      fc.property(raw, it => {
        const found = chatUsage(it);
        if (!found) return;
        expect(found.input + found.cacheRead + found.cacheWrite5m).toBe(it.prompt_tokens);
        expect(Object.values(found).every(count => Number.isSafeInteger(count) && count >= 0)).toBe(true);
      }),
    );
  });
});
