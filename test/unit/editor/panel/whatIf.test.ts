import { describe, expect, it } from 'vitest';
import { firstWish } from '../../../../media/wish';
import { profilesOn, whatIfOn } from '../../../../src/editor/panel/whatIf';
import { noCalls } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { noReport } from '../../ledger/call';

const prices = createPrices({ now: () => new Date(2026, 10, 21) });
const row = (model: string, costNano: number) => ({
  ...noCalls,
  model,
  calls: 10,
  input: 10_000,
  output: 1000,
  costNano,
});
const report = { ...noReport, byModel: [row('gpt-4o', 35_000_000), row('local', 0)] };
const ask = (of: Partial<typeof firstWish.whatIf>) =>
  whatIfOn(report, { ...firstWish.whatIf, ...of }, prices, ['gpt-4o-mini'])!;

describe('what if', () => {
  it('is about the dearest model, and waits for the other to be named', () => {
    expect(ask({})).toMatchObject({
      models: ['gpt-4o'],
      from: 'gpt-4o',
      others: ['gpt-4o-mini'],
      outcomes: { model: '', calls: '3 times the calls: $0.10 instead of $0.035 in the last 30 days.' },
    });
    expect(ask({ to: 'openai/gpt-4o-mini' }).outcomes.model).toBe(
      'All calls of gpt-4o on gpt-4o-mini: $0.0021 instead of $0.035 in the last 30 days.',
    );
  });

  it('says that a model is not known, and that one has no price', () => {
    expect(ask({ to: 'no such thing' }).outcomes.model).toBe('No model is known as “no such thing”.');
    expect(ask({ cachedPercent: 40 }).outcomes.cached).toContain('No price for local: counted as they were.');
  });

  it('is not asked where nothing cost anything', () => {
    expect(whatIfOn(noReport, firstWish.whatIf, prices, [])).toBeNull();
  });
});

it('profiles say what a month may cost on a model, and nothing of one that is not known', () => {
  expect(profilesOn('gpt-4o', prices)?.rows.map(it => [it.name, it.month.text])).toEqual([
    ['hobbyist', '$1.95'],
    ['professional', '$58.00'],
    ['small business', '$495.00'],
    ['enterprise', '$26,062.50'],
  ]);
  expect(profilesOn('no such thing', prices)).toBeNull();
});
