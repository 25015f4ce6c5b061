import { describe, expect, it, onTestFinished } from 'vitest';
import { openCalls, type Relay, relayMessages } from '../../../src/calls';
import { type Call, openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { tokens } from '../../support/tokens';
import { ledgerFile } from '../ledger/sample';

const messages = [
  { role: 'system', text: 'You write short replies.' },
  { role: 'user', text: 'Reply to the letter.' },
] as const;

const prices = createPrices({
  ownModels: { 'GPT-5 mini (copilot)': { subscription: 'Copilot Business' } },
});

/** A call through a client that does as `stream` says; checks what must hold whatever becomes of it. */
async function relayed(stream: Relay['stream'], model = 'GPT-5 mini (copilot)', signal?: AbortSignal) {
  const recorded: Call[] = [];
  const result = await relayMessages(
    {
      messages,
      model,
      booking: {
        workspace: 'shop',
        prompt: 'a#rewrite of a',
        source: 'rewrite',
        task: 'rewriting',
        interactive: true,
      },
      relay: {
        name: 'copilot',
        stream,
        explain: () => ({ failure: 'limit', sentence: 'The plan has no requests left this month.' }),
      },
      ...(signal && { signal }),
    },
    openCalls({ prices, tokens, ledger: { record: async calls => void recorded.push(...calls) } }),
  );
  expect(recorded).toEqual([result.call]);
  return result;
}

it('counts what it may cost under a hard budget, and is refused where that has no room', async () => {
  const ledger = openLedger({ file: ledgerFile(), onNotice: it => expect.fail(it.message) });
  onTestFinished(() => ledger.close());
  const budget = { name: 'all', amountNano: 350_000, period: 'day', everywhere: true, hard: true } as const;
  const asked: number[] = [];
  let open = () => {};
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  const ask = () =>
    relayMessages(
      {
        ...{ messages, model: 'gpt-4o-mini', limits: { budgets: [budget], ledger }, maxOutputTokens: 600 },
        booking: { workspace: 'shop', prompt: 'a', source: 'rewrite', task: 'rewriting', interactive: true },
        relay: {
          name: 'copilot',
          stream: (_, onText) => gate.then(() => onText(`Dear Ada, ${asked.push(1)}.`)),
          explain: () => ({ failure: 'other', sentence: 'It failed.' }),
        },
      },
      openCalls({ prices, tokens, ledger }),
    );
  const [one, other] = [ask(), ask()];
  const refused = await Promise.race([one, other]);
  expect(refused).toMatchObject({
    failure: 'budget',
    call: { error: expect.stringMatching(/calls under way may cost/) },
  });
  open();
  await Promise.all([one, other]);
  expect(asked).toHaveLength(1);
  expect((await ask()).failure).toBeUndefined();
});

describe('a call through another client', () => {
  it('is counted, marked as an estimate, and covered by the plan that the user named', async () => {
    const { text, call, failure } = await relayed(async (_, onText) => {
      onText('Dear Ada, ');
      onText('it is on its way.');
    });
    expect([text, failure]).toEqual(['Dear Ada, it is on its way.', undefined]);
    expect(call).toMatchObject({
      status: 'ok',
      usageFrom: 'estimate',
      output: tokens.count(text, 'o200k_base'),
      costNano: null,
      coveredBy: 'Copilot Business',
      source: 'rewrite',
      attempt: 1,
    });
    expect(call.input).toBeGreaterThan(8);
  });

  it('has the price of its model where the catalogue knows it, and none where not', async () => {
    const answer: Relay['stream'] = async (_, onText) => onText('Dear Ada.');
    const { call } = await relayed(answer, 'gpt-4o-mini');
    expect(call).toMatchObject({ costNano: call.input * 150 + call.output * 600, provider: 'openai' });
    const { call: unknown } = await relayed(answer, 'House model (copilot)');
    expect(unknown).toMatchObject({ costNano: null, coveredBy: '', provider: 'copilot' });
  });

  it('that is refused costs nothing and says why', async () => {
    const { call, failure } = await relayed(() => Promise.reject(new Error('quota')));
    expect(failure).toBe('limit');
    expect(call).toMatchObject({
      status: 'error',
      input: 0,
      output: 0,
      error: 'The plan has no requests left this month.',
    });
  });

  it('that is cancelled is counted as far as it came', async () => {
    const cancelling = new AbortController();
    const { call, failure } = await relayed(
      async (_, onText, signal) => {
        onText('Dear');
        cancelling.abort();
        signal.throwIfAborted();
      },
      undefined,
      cancelling.signal,
    );
    expect(failure).toBe('cancelled');
    expect(call).toMatchObject({ status: 'cut', error: 'The call was cancelled.', output: 1 });
  });
});
