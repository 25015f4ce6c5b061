import { expect, it } from 'vitest';
import { actionText } from '../../../../src/editor/minimise/reviewEdit';
import { moneyText } from '../../../../src/editor/minimise/worth';
import { createPrices } from '../../../../src/prices';

it('an edit is told by what it takes away and puts there, in whole words', () => {
  const told = (removed: string, replacement: string) => actionText({ removed, replacement });
  expect(told('I think that ', '')).toBe('remove “I think that”');
  expect(told('a list that is sorted', 'a sorted list')).toBe(
    'put “sorted list” in the place of “list that is sorted”',
  );
  expect(told('the tone which is used', 'the tone used')).toBe('remove “which is”');
  expect(told('one\n\ntwo\n\none', 'one\n\ntwo')).toBe('remove “one”');
  expect(told('in order to', 'to')).toBe('remove “in order”');
  expect(told('utilise', 'use')).toBe('put “use” in the place of “utilise”');
  expect(told('x'.repeat(90), '')).toBe(`remove “${'x'.repeat(39)}…”`);
});

it('money is told per 1,000 calls, and per month where there were calls; not at all without a price', () => {
  const model = createPrices().resolve('gpt-4o');
  expect(moneyText(17, model, 40_000)).toBe('17 tokens, $0.043 per 1,000 calls, $1.70 a month');
  expect(moneyText(1, model)).toBe('1 token, $0.0025 per 1,000 calls');
  expect(moneyText(17, undefined, 40_000)).toBe('17 tokens');
});
