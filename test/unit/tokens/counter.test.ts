import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/tokens';
import { tokens } from '../../support/tokens';

// As OpenAI's tokenizer page counts them; oracle.test.ts asks OpenAI's code about all else.
const cases: readonly [Encoding, string, number][] = [
  ['o200k_base', '', 0],
  ['o200k_base', 'Hello world!', 3],
  ['o200k_harmony', 'Hello world!', 3],
  ['cl100k_base', 'Hello world!', 3],
  ['p50k_base', 'Hello world!', 3],
  ['r50k_base', 'Hello world!', 3],
  ['o200k_base', '<|endoftext|>', 7],
  ['o200k_base', '\ud800', 1],
];

describe('count', () => {
  it.each(cases)('%s %j is %i tokens', (encoding, text, expected) => {
    expect(tokens.count(text, encoding)).toBe(expected);
  });
});

describe('measure', () => {
  it('is exact for an encoding', () => {
    expect(tokens.measure('Hello world!', 'cl100k_base')).toEqual({
      tokens: 3,
      low: 3,
      high: 3,
      basis: 'exact',
    });
  });
});
