import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInput } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Image } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });

function count(model: string, image: Omit<Image, 'start' | 'end' | 'from'>) {
  const found = prices.resolve(model);
  if (!found) throw new Error(`${model} is not in the catalogue.`);
  const images: Image[] = [{ from: 'link', ...image, start: 0, end: 0 }];
  const counted = countInput({ messages: [], images }, found, tokens);
  expect(counted.input).toEqual(counted.images[0]?.tokens);
  return counted.input;
}

const sized = (width: number, height: number, detail?: string) => ({
  size: { width, height },
  ...(detail !== undefined && { detail }),
});

describe('the tokens of an image', () => {
  // The worked examples of the makers' own pages.
  it.each([
    ['gpt-4o', 1024, 1024, 'high', 765],
    ['gpt-4o', 2048, 4096, 'high', 1105],
    ['gpt-4o', 4096, 8192, 'low', 85],
    ['gpt-4o-mini', 1024, 1024, 'low', 2833],
    ['gpt-6-astra', 1024, 1024, 'high', 1229],
    ['gpt-6-astra', 2048, 2048, 'high', 3000],
    ['gpt-6-astra', 4096, 512, 'high', 2458],
    ['gpt-5.5', 256, 256, 'auto', 77],
    ['claude-sonnet-4-5', 1920, 1080, 'auto', 1560],
    ['claude-opus-5', 1920, 1080, 'auto', 2691],
    ['claude-opus-5', 3840, 2160, 'auto', 4784],
    ['claude-opus-5', 3024, 1964, 'auto', 4760],
    ['claude-opus-5', 4032, 3024, 'auto', 4740],
    ['gemini-2.5-flash', 300, 200, 'auto', 258],
    ['gemini-2.5-flash', 960, 540, 'auto', 6 * 258],
  ])('on %s of %d × %d pixels with detail %s is %d', (model, width, height, detail, truth) => {
    const { low, tokens: expected, high } = count(model, sized(width, height, detail));
    expect(expected).toBe(truth);
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
  });

  // Bills, with the text taken off: community.openai.com/t/1281361 and huggingface.co/datasets/JOHNISKING/image-token-cost.
  it.each([
    ['gpt-4.1', 2049, 513, 'high', 1453 - 8],
    ['gpt-4.1', 2050, 513, 'high', 773 - 8],
    ['gpt-5.5', 4032, 3024, 'auto', 11_868],
    ['gpt-6-astra', 4032, 3024, 'auto', 14_364],
    ['gpt-6-astra', 2560, 1440, 'high', 2931],
    ['claude-haiku-4-5', 768, 768, 'auto', 849 - 65],
    ['claude-opus-5', 1280, 720, 'auto', 1273 - 77],
  ])('on %s of %d × %d pixels with detail %s holds the bill', (model, width, height, detail, bill) => {
    const { low, high } = count(model, sized(width, height, detail));
    expect(low).toBeLessThanOrEqual(bill);
    expect(high).toBeGreaterThanOrEqual(bill);
  });

  it('is exact where the rule is published and leaves nothing open', () => {
    expect(count('gpt-4o', sized(1024, 1024))).toEqual({ tokens: 765, low: 765, high: 765, basis: 'exact' });
    expect(count('gpt-4o', { detail: 'low' })).toMatchObject({ tokens: 85, basis: 'exact' });
    expect(count('gpt-5.5', sized(1024, 1024)).basis).toBe('estimate');
  });

  const models = [
    'gpt-4o',
    'gpt-4o-mini',
    'gpt-5',
    'gpt-5.3',
    'gpt-5.4',
    'gpt-5.6-luna',
    'gpt-4.1-mini',
    'o3',
  ];
  const others = [
    'sonnet',
    'claude-haiku-4-5',
    'gemini-2.5-pro',
    'gemini-3-pro-preview',
    'mistral-large-latest',
  ];

  it.each([...models, ...others])('of unknown size on %s lies between those of any size', model => {
    const detail = fc.constantFrom('low', 'high', 'original', 'auto', 'constructor');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        detail,
        (w, h, how) => {
          const open = count(model, { detail: how });
          const known = count(model, sized(w, h, how));
          expect(known.low).toBeLessThanOrEqual(known.tokens);
          expect(known.tokens).toBeLessThanOrEqual(known.high);
          if (Math.max(w, h) / Math.min(w, h) > 4) return;
          expect(open.low).toBeLessThanOrEqual(known.tokens);
          expect(open.high).toBeGreaterThanOrEqual(known.tokens);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a model nobody knows is between little and much', () => {
    const images: Image[] = [{ from: 'link', start: 0, end: 0 }];
    const { low, high, basis } = countInput({ messages: [], images }, undefined, tokens).input;
    expect([low, high, basis]).toEqual([1, 16_384, 'estimate']);
  });
});
