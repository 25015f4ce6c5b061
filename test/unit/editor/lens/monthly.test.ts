import { describe, expect, it } from 'vitest';
import { monthlyChange } from '../../../../src/editor/lens/monthly';
import { editText, monthlyText } from '../../../../src/editor/words/spent';
import { type EstimateOptions, estimate } from '../../../../src/estimate';
import { noCalls, type Row } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { promptOf } from '../../../support/prompt';
import { tokens } from '../../../support/tokens';

const rooms = {
  tokens,
  prices: createPrices({ ownModels: { ours: { input: 2, output: 8 }, dear: { input: 20, output: 80 } } }),
};
const options: EstimateOptions = { defaultModel: 'gpt-4o', expectedOutputTokens: 100 };
const on = (text: string, model = 'gpt-4o', more: Partial<EstimateOptions> = {}) =>
  estimate(promptOf(text, { model }), { ...options, ...more }, rooms);
const spent = (more: Partial<Row> = {}): Row => ({ ...noCalls, calls: 10_000, ...more });

const short = 'Name three rivers.';
const long = `${short} Say where each of them ends.`;

describe('what an edit changes a month', () => {
  it('is the price of its tokens at the calls of the last 30 days', () => {
    const change = monthlyChange(on(short), on(long), spent())!;
    expect(change).toMatchObject({ tokens: 7, nano: 7 * 10_000 * 2500, isExact: true });
    expect(monthlyText(change)).toBe('+$0.17 a month');
    expect(editText(change)).toContain('+7 tokens a call, +$0.17 a month if it is called as often');
    const back = monthlyChange(on(long), on(short), spent())!;
    expect(back).toEqual({ tokens: -7, nano: -change.nano, isExact: true });
    expect(monthlyText(back)).toBe('−$0.17 a month');
  });

  it('is about so much where calls read from a cache, or the tokens are estimated', () => {
    expect(monthlyChange(on(short), on(long), spent({ cacheRead: 1 }))).toMatchObject({ isExact: false });
    const change = monthlyChange(on(short, 'ours'), on(long, 'ours'), spent())!;
    expect(monthlyText(change)).toMatch(/^≈ \+\$/);
  });

  it('holds a change of model too', () => {
    const change = monthlyChange(on(short, 'ours'), on(short, 'dear'), spent())!;
    expect(change.tokens).toBe(0);
    expect(editText(change)).toMatch(/^Edited since it was opened: ≈ \+\$/);
  });

  it('is nothing where nothing changes, nobody paid, or there is no price', () => {
    expect(monthlyChange(on(short), on(short), spent())).toBeUndefined();
    expect(monthlyChange(on(short), on(long), spent({ sampleCalls: 10_000 }))).toBeUndefined();
    expect(monthlyChange(on(short), on(long), spent({ calls: 0 }))).toBeUndefined();
    expect(monthlyChange(on(short, 'unknown-model'), on(long, 'unknown-model'), spent())).toBeUndefined();
  });

  it('is nothing where more is known of calls than before, and nothing was edited', () => {
    const inputs = [
      {
        model: 'ours',
        content: 'english',
        calls: Array.from({ length: 60 }, () => ({ counted: 100, billed: 150, prompt: 'a' })),
      },
    ];
    const learnt = on(long, 'ours', { past: { ofPrompt: [], ofTask: [], inputs } });
    expect(Math.abs(monthlyChange(on(long, 'ours'), learnt, spent())?.nano ?? 0)).toBeLessThan(1000);
  });
});
