import Anthropic from '@anthropic-ai/sdk';
import { LLMock } from '@copilotkit/aimock';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startCanned } from '../../support/server/canned.mts';
import { openInFront, token } from './open';

/** As each API calls it. */
const usage = {
  prompt_tokens: 21,
  completion_tokens: 9,
  total_tokens: 30,
  input_tokens: 21,
  output_tokens: 9,
};

const peer = new LLMock({ port: 0, chunkSize: 8 });

beforeAll(async () => {
  peer.onMessage('Where is my order?', {
    content: 'It is on its way, and should arrive on Thursday.',
    usage,
  });
  peer.onMessage('What is the weather in Ulm?', {
    toolCalls: [{ name: 'weather', arguments: '{"city":"Ulm"}' }],
    usage,
  });
  peer.onEmbedding('An order.', { embedding: [0.25, -0.5, 0.125] });
  peer.onMessage('Fail.', {
    error: { message: 'The model is overloaded.', type: 'invalid_request_error' },
    status: 400,
  });
  await peer.start();
});
afterAll(() => peer.stop());

/** The same clients, at the server itself and at the gateway in front of it. */
async function clients() {
  const opened = await openInFront(peer.url);
  const { url } = opened.gateway;
  return {
    ...opened,
    openai: [
      new OpenAI({ baseURL: `${peer.url}/v1`, apiKey: 'sk-own' }),
      new OpenAI({ baseURL: `${url}/v1`, apiKey: token }),
    ],
    anthropic: [
      new Anthropic({ baseURL: peer.url, apiKey: 'sk-own' }),
      new Anthropic({ baseURL: url, apiKey: token }),
    ],
  };
}

async function all<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** What differs from one answer to the next, whoever gives it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, it) =>
    /^(id|created|created_at|item_id|call_id|_request_id|obfuscation)$/.test(key) ? '-' : it,
  );
}

async function both<C>(pair: readonly C[], ask: (client: C) => Promise<unknown>) {
  const [direct, through] = [await ask(pair[0]!), await ask(pair[1]!)];
  expect(plain(through)).toEqual(plain(direct));
  return through;
}

const question = [{ role: 'user' as const, content: 'Where is my order?' }];
const weather = [{ role: 'user' as const, content: 'What is the weather in Ulm?' }];
const parameters = { type: 'object' as const, properties: { city: { type: 'string' } } };

describe('the openai client', () => {
  it('is answered as it is without the gateway: whole, streamed, with tools', async () => {
    const { openai, recorded } = await clients();
    const model = 'gpt-4o-mini';
    await both(openai, it => it.chat.completions.create({ model, messages: question }));
    const chunks = (await both(openai, async it =>
      all(
        await it.chat.completions.create({
          model,
          messages: question,
          stream: true,
          stream_options: { include_usage: true },
        }),
      ),
    )) as unknown[];
    expect(chunks.length).toBeGreaterThan(4);
    const tools = [{ type: 'function' as const, function: { name: 'weather', parameters } }];
    await both(openai, it => it.chat.completions.create({ model, messages: weather, tools }));
    await both(openai, async it =>
      all(await it.chat.completions.create({ model, messages: weather, tools, stream: true })),
    );
    const rows = await recorded(4);
    expect(rows.map(it => [it.status, it.askedModel, it.source, it.usageFrom])).toEqual([
      ['ok', model, 'gateway', 'provider'],
      ['ok', model, 'gateway', 'provider'],
      ['ok', model, 'gateway', 'provider'],
      // It did not ask for the usage of its stream, and what it is sent is not changed.
      ['ok', model, 'gateway', 'estimate'],
    ]);
    expect(rows.every(it => it.costNano! > 0 && it.output > 0)).toBe(true);
  });

  it('has its responses, embeddings and models', async () => {
    const { openai, recorded } = await clients();
    const input = 'Where is my order?';
    await both(openai, it => it.responses.create({ model: 'gpt-4.1', input }));
    await both(openai, async it => all(await it.responses.create({ model: 'gpt-4.1', input, stream: true })));
    await both(openai, it => it.embeddings.create({ model: 'text-embedding-3-small', input: 'An order.' }));
    await both(openai, async it => (await it.models.list()).data.length);
    const rows = await recorded(3);
    expect(rows.map(it => [it.askedModel, it.status, it.output > 0])).toEqual([
      ['gpt-4.1', 'ok', true],
      ['gpt-4.1', 'ok', true],
      ['text-embedding-3-small', 'ok', false],
    ]);
  });

  it('sees the provider’s own errors', async () => {
    const { openai, recorded } = await clients();
    const ask = (it: OpenAI) =>
      it.chat.completions
        .create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Fail.' }] })
        .catch((error: InstanceType<typeof OpenAI.APIError>) => [
          error.constructor.name,
          error.status,
          error.message,
        ]);
    expect(await both(openai, ask)).toEqual(['BadRequestError', 400, '400 The model is overloaded.']);
    expect((await recorded(1))[0]).toMatchObject({ status: 'error', costNano: 0, attempt: 1 });
  });
});

describe('the Anthropic client', () => {
  it('is answered as it is without the gateway: whole, streamed, with tools', async () => {
    const { anthropic, recorded } = await clients();
    const asked = { model: 'claude-sonnet-5', max_tokens: 200 };
    await both(anthropic, it => it.messages.create({ ...asked, messages: question }));
    await both(anthropic, async it =>
      all(await it.messages.create({ ...asked, messages: question, stream: true })),
    );
    const tools = [{ name: 'weather', input_schema: parameters }];
    await both(anthropic, it => it.messages.create({ ...asked, messages: weather, tools }));
    const final = await both(anthropic, it =>
      it.messages.stream({ ...asked, messages: weather, tools }).finalMessage(),
    );
    expect(final).toMatchObject({ content: [{ type: 'tool_use', name: 'weather', input: { city: 'Ulm' } }] });
    const rows = await recorded(4);
    expect(rows.every(it => it.status === 'ok' && it.usageFrom === 'provider' && it.costNano! > 0)).toBe(
      true,
    );
  });

  it('counts tokens, which is nothing to book', async () => {
    const counted = await startCanned({
      headers: ['content-type', 'application/json'],
      pieces: ['{"input_tokens":14}'],
    });
    onTestFinished(() => counted.close());
    const { gateway, rows } = await openInFront(counted.origin);
    const anthropic = new Anthropic({ baseURL: gateway.url, apiKey: token });
    const count = await anthropic.messages.countTokens({ model: 'claude-sonnet-5', messages: question });
    expect(count).toMatchObject({ input_tokens: 14 });
    expect(counted.requests[0]!.request.url).toBe('/v1/messages/count_tokens');
    expect(rows).toEqual([]);
  });
});
