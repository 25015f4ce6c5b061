import { beforeEach, describe, expect, it } from 'vitest';
import type { Budget } from '../../../src/budgets';
import { callModel, openCalls } from '../../../src/calls';
import type { Ledger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';
import { newLedger, sampleCall } from '../ledger/sample';

const server = serverForEach();
let ledger: Ledger;

beforeEach(() => {
  ledger = newLedger();
});

const budget: Budget = { name: 'all', amountNano: 5e9, period: 'month', everywhere: false, hard: true };

/** Spends `dollars` in a workspace, billed as a snapshot. */
const spend = (dollars: number, workspace = 'shop') =>
  ledger.record([
    sampleCall(`${workspace}${dollars}`, {
      at: Date.now(),
      costNano: dollars * 1e9,
      model: 'gpt-4o-2024-08-06',
      workspace,
    }),
  ]);

function call(limits: { budgets: readonly Budget[]; overBudget?: boolean }, text = 'Say hello.') {
  const prompt = parsePrompts('hello.prompt.md', text)!.prompts[0]!;
  server.queue({ text: 'Hello.', model: 'gpt-4o-2024-08-06' });
  return callModel(
    {
      prompt,
      values: {},
      model: 'gpt-4o',
      baseUrl: server.baseUrl,
      apiKey: 'sk-x',
      booking: { workspace: 'shop', prompt: 'hello.prompt.md', source: 'run', interactive: true },
      limits: { ...limits, ledger },
    },
    openCalls({ ledger, tokens, prices: createPrices() }),
  );
}

describe('a hard budget', () => {
  it('lets calls be made until it is spent, and then sends nothing', async () => {
    await spend(4);
    expect(await call({ budgets: [budget] })).toMatchObject({ call: { status: 'ok', tags: [] } });
    await spend(1);
    const { failure, call: refused } = await call({ budgets: [budget] });
    expect(failure).toBe('budget');
    expect(refused).toMatchObject({
      status: 'error',
      attempt: 0,
      costNano: 0,
      error: expect.stringMatching(
        /^The budget “all” does not allow the call: \$5\.00 of \$5\.00 are spent this month\.$/,
      ),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('refuses a call that would pass it by its input alone', async () => {
    await spend(4.99999);
    const { call: refused } = await call({ budgets: [budget] }, 'hello '.repeat(100_000));
    expect(refused.error).toMatch(/, the call may cost \$[\d.]+\.$/);
  });

  it('is passed when the user says so, which the ledger keeps', async () => {
    await spend(9);
    expect(await call({ budgets: [budget], overBudget: true })).toMatchObject({
      call: { status: 'ok', tags: ['over-budget'] },
    });
  });

  it('of a model holds for all its names, and for no other model', async () => {
    await spend(6);
    const of = (name: string): Budget => ({ ...budget, of: { subject: 'model', name } });
    expect((await call({ budgets: [of('openai/gpt-4o')] })).failure).toBe('budget');
    expect((await call({ budgets: [of('gpt-4.1')] })).failure).toBeUndefined();
  });

  it('is of its workspace, unless it is of all', async () => {
    await spend(6, 'elsewhere');
    expect((await call({ budgets: [budget] })).failure).toBeUndefined();
    expect((await call({ budgets: [{ ...budget, everywhere: true }] })).failure).toBe('budget');
  });

  it('stands where the ledger cannot tell what was spent', async () => {
    await ledger.close();
    const { failure, call: refused } = await call({ budgets: [budget] });
    expect(failure).toBe('budget');
    expect(refused.error).toContain('The ledger is closed.');
    expect(server.requests).toHaveLength(0);
  });
});
