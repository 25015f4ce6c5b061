import { describe, expect, it } from 'vitest';
import { openCalls, sendMessages } from '../../../src/calls';
import type { JudgedCall } from '../../../src/ledger';
import { readRouting } from '../../../src/policy';
import { createPrices } from '../../../src/prices';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';
import { remembering } from '../ledger/remembering';

const server = serverForEach();
const { recorded, ledger } = remembering();

interface Over {
  readonly limits?: Parameters<typeof sendMessages>[0]['limits'];
  readonly judged?: readonly JudgedCall[];
  readonly onText?: (piece: string) => void;
  readonly signal?: AbortSignal;
}

/** A call of gpt-4o under the policy in `entry`. */
async function send(entry: object | undefined, { judged = [], ...over }: Over = {}) {
  const { routing, problems } = readRouting(entry ? { policy: 'mine', policies: { mine: entry } } : {});
  expect(problems).toEqual([]);
  const result = await sendMessages(
    {
      messages: [{ role: 'user', text: 'Extract the order number: “Order 4711 is late.”' }],
      model: 'gpt-4o',
      baseUrl: server.baseUrl,
      apiKey: 'sk-test-0123456789',
      policy: { minimise: false, route: { routing, ledger: { judgedCalls: async () => judged } } },
      booking: {
        workspace: 'shop',
        prompt: 'a.json#order',
        source: 'run',
        task: 'extraction',
        interactive: true,
      },
      ...over,
    },
    openCalls({ prices: createPrices(), tokens, ledger }),
  );
  expect(recorded).toContainEqual(result.call);
  return { ...result, asked: server.requests.map(it => it.body.model) };
}

const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
const json = { kind: 'json', schema: { type: 'object', required: ['order'] } };
const cascade = { cascade: ['gpt-4o-mini', 'gpt-4o'], checks: [json] };

describe('a call that is routed', () => {
  it('goes to the model its policy says, and books why, and what it would have cost', async () => {
    server.queue({ text: '{"order":4711}', usage });
    const { call, asked } = await send({ fixed: 'gpt-4o-mini' });
    expect(asked).toEqual(['gpt-4o-mini']);
    // $0.15 and $0.60 a million tokens, in place of $2.50 and $10.
    expect(call).toMatchObject({
      ...{ model: 'gpt-4o-mini', askedModel: 'gpt-4o', costNano: 21_000, askedNano: 350_000 },
      ...{ routeReason: '“mine” is fixed on gpt-4o-mini', scorePermille: null, status: 'ok' },
    });
    expect(recorded).toHaveLength(1);
  });

  it('is left alone where nobody has set up anything, or the policy says nothing', async () => {
    const { call } = await send(undefined);
    expect(call).toMatchObject({
      askedModel: 'gpt-4o',
      askedNano: null,
      routeReason: '',
      scorePermille: null,
    });
    await send({ table: { coding: 'gpt-4o-mini' } });
    expect(server.requests.map(it => it.body.model)).toEqual(['gpt-4o', 'gpt-4o']);
  });

  it('falls under the budget of the model it is sent to', async () => {
    const hard = {
      name: 'mini',
      amountNano: 1,
      period: 'day',
      of: { subject: 'model', name: 'gpt-4o-mini' },
    } as const;
    const spent = {
      dailySpend: async () => [{ day: '2999-01-01', costNano: 5 }],
      report: async () => ({ byModel: [] }),
    };
    const budgets = [{ ...hard, everywhere: true, hard: true }];
    const limits = { budgets, ledger: spent } as unknown as NonNullable<Over['limits']>;
    const { failure } = await send({ fixed: 'gpt-4o-mini' }, { limits });
    expect([failure, server.requests.length]).toEqual(['budget', 0]);
    expect((await send(undefined, { limits })).failure).toBeUndefined();
  });
});

describe('a cascade', () => {
  it('takes the cheap answer that passes, and asks nobody else', async () => {
    server.queue({ text: '{"order":4711}', usage });
    const pieces: string[] = [];
    const { call, text, asked } = await send(cascade, { onText: piece => pieces.push(piece) });
    expect([text, pieces.join(''), asked]).toEqual(['{"order":4711}', '{"order":4711}', ['gpt-4o-mini']]);
    expect(call).toMatchObject({ model: 'gpt-4o-mini', scorePermille: 1000, askedNano: 350_000 });
    expect(call.routeReason).toBe('“mine” asks gpt-4o-mini, then gpt-4o');
  });

  it('asks the dear model where the cheap answer does not pass; the cheap one is waste, beside the call', async () => {
    server.queue({ text: 'Order 4711', usage }, { text: '{"order":4711}', usage });
    const pieces: string[] = [];
    const { call, text, asked } = await send(cascade, { onText: piece => pieces.push(piece) });
    expect(asked).toEqual(['gpt-4o-mini', 'gpt-4o']);
    // Nothing of the first answer is shown.
    expect([text, pieces.join('')]).toEqual(['{"order":4711}', '{"order":4711}']);
    expect(call).toMatchObject({
      model: 'gpt-4o',
      costNano: 350_000,
      askedNano: null,
      scorePermille: 1000,
      parent: '',
    });
    expect(call.routeReason).toContain('; the answer of gpt-4o-mini failed the check “json”');
    expect(recorded[0]).toMatchObject({
      ...{
        status: 'retried',
        parent: call.id,
        model: 'gpt-4o-mini',
        costNano: 21_000,
        scorePermille: 0,
      },
      error: 'The answer of gpt-4o-mini failed the check “json”, so another model was asked.',
    });
    expect(JSON.stringify(recorded)).not.toContain('4711');
  });

  it.each([
    ['a refusal', { text: 'I’m sorry, but I can’t help with that.' }, 'was none, or a refusal'],
    ['an answer that broke off', { text: '{"order":4711}', cutAfter: 0 }, 'did not come whole'],
    [
      'a model that the server does not know',
      { status: 404, message: 'No such model.' },
      'did not come whole',
    ],
  ])('asks the dear model after %s', async (_, script, fault) => {
    server.queue(script, { text: '{"order":4711}', usage });
    const { call, text } = await send(cascade);
    expect([text, call.model]).toEqual(['{"order":4711}', 'gpt-4o']);
    expect(call.routeReason).toContain(`the answer of gpt-4o-mini ${fault}`);
  });

  it('hands on the dear model’s answer though it does not pass, and says so', async () => {
    server.queue({ text: 'Order' }, { text: 'Order 4711' });
    const { call, text } = await send(cascade);
    expect([text, call.status, call.scorePermille]).toEqual(['Order 4711', 'ok', 0]);
  });

  it('asks nobody else where they would meet the same', async () => {
    server.queue({ status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided: KEY.' });
    const { failure, asked } = await send(cascade);
    expect([failure, asked]).toEqual(['key', ['gpt-4o-mini']]);
    const stopping = new AbortController();
    server.queue({ firstPieceMs: 5000 });
    const sending = send(cascade, { signal: stopping.signal });
    await expect.poll(() => server.requests.length).toBe(2);
    stopping.abort();
    const cancelled = await sending;
    expect([cancelled.failure, cancelled.asked.length]).toEqual(['cancelled', 2]);
  });

  it('asks a model whether an answer will do, and books that as overhead', async () => {
    const entry = {
      cascade: ['gpt-4o-mini', 'gpt-4o'],
      selfCheck: { model: 'gpt-4.1-nano', criteria: 'It is JSON.' },
    };
    server.queue(
      { text: 'Order 4711' },
      { text: '{"pass":false,"why":"It is no JSON."}' },
      { text: '{"order":4711}' },
    );
    const { call, asked } = await send(entry);
    expect(asked).toEqual(['gpt-4o-mini', 'gpt-4.1-nano', 'gpt-4o']);
    expect(JSON.stringify(server.requests[1]?.body.messages)).toContain('It is JSON.');
    const judging = recorded.find(it => it.overhead);
    expect(judging).toMatchObject({
      model: 'gpt-4.1-nano',
      prompt: 'a.json#self-check',
      status: 'ok',
      parent: '',
    });
    expect(call.routeReason).toContain('did not satisfy the model that was asked of it');
    server.queue({ text: '{"order":4711}' }, { text: '{"pass":true}' });
    expect((await send(entry)).call).toMatchObject({ model: 'gpt-4o-mini', scorePermille: 1000 });
  });
});

describe('a policy that learns', () => {
  const judged = (model: string, scorePermille: number) =>
    Array.from({ length: 40 }, () => ({
      model,
      scorePermille,
      costNano: model === 'gpt-4o' ? 350_000 : 21_000,
      latencyMs: 9,
    }));
  const entry = { adaptive: ['gpt-4o-mini'], checks: [json] };

  it('judges every answer as it passes by, and goes by those before', async () => {
    server.queue({ text: '{"order":4711}' }, { text: 'Order 4711' });
    expect((await send(entry)).call).toMatchObject({ model: 'gpt-4o', scorePermille: 1000 });
    const both = [...judged('gpt-4o', 1000), ...judged('gpt-4o-mini', 1000)];
    const { call } = await send(entry, { judged: both });
    expect(call).toMatchObject({ model: 'gpt-4o-mini', askedModel: 'gpt-4o', scorePermille: 0 });
  });
});
