import { describe, expect, it } from 'vitest';
import { wishIn } from '../../../../src/editor/rewrite/wish';
import { aimText, callText, expectedText, paidText } from '../../../../src/editor/rewrite/words';
import { createPrices } from '../../../../src/prices';
import { type Request, requestFor } from '../../../../src/rewrite';
import { tokens } from '../../../support/tokens';
import { sampleCall } from '../../ledger/sample';
import { written } from '../../rewrite/written';

const prices = createPrices({
  ownModels: { 'House model (copilot)': { subscription: 'Copilot Business' } },
});
const { handOut } = written(
  'reply.prompt.md',
  'Please write a friendly reply to the letter of the customer, and name the order number in the first line of it.',
);
const requestOn = (model: string): Request => requestFor(handOut, { model, percent: 50 }, { tokens, prices });
const gpt4o = prices.resolve('gpt-4o');

describe('what is said of a rewrite before it is made', () => {
  it('is the tokens and the cost of the call, and when it pays', () => {
    const request = requestOn('gpt-4o');
    expect(callText(request)).toBe(`${request.input.tokens} tokens in, about ${request.outputTokens} out`);
    expect(expectedText(request)).toMatch(/^about \$0\.\d+$/);
    if (request.cost.kind !== 'priced') throw new Error('gpt-4o has a price.');
    // gpt-4o: $2.50 a million input tokens.
    const calls = Math.ceil(request.cost.expectedNano / (request.savedTokens * 2500));
    expect(aimText(request, gpt4o)).toBe(
      `Each call of the prompt then takes about ${request.savedTokens} tokens less: paid off after about ${calls} calls.`,
    );
  });

  it('is never a free call where there is no price, and an estimate where it is one', () => {
    expect(expectedText(requestOn('House model (copilot)'))).toBe('covered by Copilot Business');
    expect(expectedText(requestOn('no-such-model'))).toBe('unpriced');
    expect(callText(requestOn('claude-sonnet-4-5'))).toMatch(/^≈ \d+ tokens in/);
    expect(aimText(requestOn('no-such-model'), gpt4o)).toMatch(/ tokens less\.$/);
  });
});

describe('what a rewrite cost', () => {
  it('is said with the calls that pay for it', () => {
    const call = sampleCall('a', { costNano: 1_000_000 });
    expect(paidText(call, 20, gpt4o)).toBe('The rewrite cost $0.001: paid off after 20 calls.');
    expect(paidText({ ...call, usageFrom: 'estimate' }, 20, undefined)).toBe('The rewrite cost ≈ $0.001.');
    expect(paidText({ ...call, costNano: null, coveredBy: 'Plus' }, 20, gpt4o)).toBe(
      'The rewrite was covered by Plus.',
    );
    expect(paidText({ ...call, costNano: null }, 20, gpt4o)).toBe('The rewrite was unpriced.');
  });
});

describe('the argument of the command', () => {
  it('may name ratio and model; what is no such thing is asked for', () => {
    expect(wishIn({ ratio: 0.6, model: ' gpt-4o ' })).toEqual({ percent: 60, model: 'gpt-4o' });
    expect(wishIn({ ratio: 1.5, model: '' })).toEqual({});
    expect(wishIn('0.7')).toEqual({});
  });
});
