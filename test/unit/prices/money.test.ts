import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNano, formatNano } from '../../../src/prices';

describe('money for people', () => {
  it.each([
    [0, '$0'],
    [1, '<$0.000001'],
    [999, '<$0.000001'],
    [1234, '$0.0000012'],
    [3_100_000, '$0.0031'],
    [99_999_999, '$0.10'],
    [310_000_000, '$0.31'],
    [994_999_999, '$0.99'],
    [995_000_000, '$1.00'],
    [12_400_000_000, '$12.40'],
    [1_234_567_000_000_000, '$1,234,567.00'],
    [-20_000_000, '-$0.02'],
    [-1, '>-$0.000001'],
  ])('%d is %s', (nano, text) => expect(formatNano(nano)).toBe(text));

  it('never shows zero for what is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), nano => {
        expect(formatNano(nano)).toMatch(/[1-9]/);
      }),
    );
  });

  it('is within 5 % of the amount, from a millionth of a dollar on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e15 }), nano => {
        const shown = Number(formatNano(nano).replace(/[$,]/g, '')) * 1e9;
        expect(Math.abs(shown - nano)).toBeLessThanOrEqual(nano * 0.05 + 1);
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => formatNano(Number.NaN)).toThrow('finite number');
  });
});

describe('exactNano', () => {
  it.each([
    [0, '$0.000000000'],
    [31_250, '$0.000031250'],
    [1_234_500_000_001, '$1,234.500000001'],
    [-5, '-$0.000000005'],
  ])('writes %i in full as %s', (nano, text) => {
    expect(exactNano(nano)).toBe(text);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), nano => {
        expect(Number(exactNano(nano).replace(/[$,.]/g, ''))).toBe(nano + 0);
      }),
    );
  });

  it('refuses a fraction of a nano-dollar', () => {
    expect(() => exactNano(0.5)).toThrow('whole number');
  });
});
