import { describe, expect, it } from 'vitest';
import { createPrices } from '../../../src/prices';
import { rateComplexity } from '../../../src/routing/complexity';
import { standings } from '../../../src/routing/models.data';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const all = Object.values(standings).flatMap(models => Object.entries(models));

describe('the standings of models', () => {
  it('are of models that the catalogue prices', () => {
    expect(all.filter(([name]) => !prices.resolve(name)).map(([name]) => name)).toEqual([]);
  });

  it('call no retired model current, and only those whose context window is known', () => {
    const current = all.filter(([, { current }]) => current).map(([name]) => prices.resolve(name));
    expect(current.filter(it => it?.deprecated || it?.contextWindow === undefined)).toEqual([]);
  });

  it('name successors that are current and not weaker than "small"', () => {
    const names = new Map(all);
    const successors = all.flatMap(([, { successor }]) => successor ?? []);
    expect(successors.filter(it => !names.get(it)?.current)).toEqual([]);
  });
});

describe('complexity', () => {
  it('is low when nothing in the text speaks for more', () => {
    expect(rateComplexity('Summarise the text in three bullet points.', 200)).toBe('low');
  });

  it('rises with length, with rules to keep, with steps and with words that ask for depth', () => {
    expect(rateComplexity('Summarise the text.', 2000)).toBe('medium');
    expect(rateComplexity('Summarise the text.', 7000)).toBe('high');
    expect(rateComplexity('Never do this. You must do that. '.repeat(4), 200)).toBe('medium');
    const steps = [1, 2, 3, 4, 5, 6].map(it => `${it}. Do it.`).join('\n');
    expect(rateComplexity(steps, 200)).toBe('medium');
    expect(rateComplexity('Prove it step by step.', 200)).toBe('high');
  });
});
