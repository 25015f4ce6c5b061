import { describe, expect, it } from 'vitest';
import { comparisonText, costText } from '../../../src/editor/comparison';
import { compare } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const options = { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 };
const [prompt] = parsePrompts('a.prompt.md', 'Name three colours.\n')!.prompts;
const compared = compare(prompt!, options, { tokens, prices });
const on = (id: string) => compared.find(it => it.model.id === id && it.model.provider === 'openai')!;

describe('a model beside the present one', () => {
  it('says what a call costs and how much less that is', () => {
    expect(costText(on('gpt-4o-mini'))).toMatch(/^\$0\.0003\d*$/);
    expect(comparisonText(on('gpt-4o-mini'), on('gpt-4o'))).toMatch(
      /^gpt-4o-mini · openai · 94 % less · 128k context/,
    );
  });

  it('says how many times more', () => {
    expect(comparisonText(on('gpt-4o'), on('gpt-4o-mini'))).toContain(' · 17 times as much · ');
  });

  it('compares with nothing where the present model has no price', () => {
    expect(comparisonText(on('gpt-4o-mini'), undefined)).not.toMatch(/less|more|times/);
  });

  it('warns where the prompt may not fit', () => {
    const huge = { ...on('gpt-4o'), outputTokens: 200_000 };
    expect(comparisonText(huge, undefined)).toContain('may not fit its context of 128,000');
  });
});
