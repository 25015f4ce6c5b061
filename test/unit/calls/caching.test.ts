import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCaching, sendMessages } from '../../../src/calls';
import { keyOf } from '../../../src/calls/caching/key';
import { openCalls } from '../../../src/calls/calls';
import type { Outgoing } from '../../../src/calls/outgoing';
import type { Call } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { startServer } from '../../support/server/server.mts';
import { tokens } from '../../support/tokens';
import { type Opened, opened } from '../cache/sample';

interface Request {
  readonly path: string;
  readonly body: {
    readonly input?: readonly string[];
    readonly messages?: unknown;
    readonly stream?: boolean;
  };
}

/** A provider whose answers a test chooses; each differs from the one before, so that a kept one shows. */
async function startProvider() {
  const requests: Request[] = [];
  const provider = {
    requests,
    url: '',
    choice: {} as object,
    gzip: false,
    vectorOf: (_: string): number[] => [1, 0],
    embedStatus: 200,
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Request['body'];
    requests.push({ path: request.url!, body });
    const send = (value: object, status = 200) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const packed = provider.gzip ? { 'content-encoding': 'gzip' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...packed });
      response.end(provider.gzip ? gzipSync(bytes) : bytes);
    };
    if (request.url!.endsWith('/embeddings')) {
      const data = body.input!.map((text, index) => ({ index, embedding: provider.vectorOf(text) }));
      const usage = { prompt_tokens: 9, total_tokens: 9 };
      send({ data, model: 'text-embedding-3-small', usage }, provider.embedStatus);
      return;
    }
    const message = { role: 'assistant', content: `answer ${requests.length}` };
    send({
      id: `chat-${requests.length}`,
      model: 'gpt-4o-2024-08-06',
      choices: [{ index: 0, finish_reason: 'stop', message, ...provider.choice }],
      usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  provider.close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return provider;
}

let provider: Awaited<ReturnType<typeof startProvider>>;
let kept: Opened;
let rows: Call[];
let ids = 0;

beforeEach(async () => {
  provider = await startProvider();
  kept = opened();
  rows = [];
});
afterEach(async () => {
  await provider.close();
  await kept.cache.close();
});

const rooms = () => ({
  prices: createPrices(),
  tokens,
  cache: kept.cache,
  ledger: { record: async (calls: readonly Call[]) => void rows.push(...calls) },
});

const says = (content: string) => [{ role: 'user', content }];

async function ask(body: object, more: Partial<Outgoing> & { cache?: string } = {}) {
  const { cache = 'exact', ...rest } = more;
  const whole = {
    model: 'gpt-4o',
    temperature: 0,
    messages: says('What is the capital of France?'),
    ...body,
  };
  const answer = await openCalls(rooms()).make({
    id: `call-${++ids}`,
    at: 1_000_000 + ids,
    api: 'chat',
    url: `${provider.url}/v1/chat/completions`,
    headers: ['Authorization', 'Bearer sk-test', 'Content-Type', 'application/json'],
    body: whole,
    bytes: Buffer.from(JSON.stringify(whole)),
    booking: {
      workspace: 'shop',
      prompt: 'a.prompt.md',
      task: '',
      user: 'me',
      tags: [],
      source: 'gateway',
      interactive: false,
    },
    policy: { minimise: false, cache: readCaching(cache) },
    changes: {},
    signal: new AbortController().signal,
    ...rest,
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.bytes) pieces.push(piece);
  const { call } = await answer.recorded;
  return { ...answer, call, text: answer.heard().text, body: Buffer.concat(pieces).toString() };
}

describe('a call that may be answered from the cache', () => {
  it('is answered with the very bytes of the first, for nothing, and says what it would have cost', async () => {
    const first = await ask({});
    const second = await ask({});
    expect(provider.requests).toHaveLength(1);
    expect(second.body).toBe(first.body);
    expect(second.head).toMatchObject({ status: 200 });
    expect(second.head!.headers).toContain('X-Promptmeter-Answer-Of');
    expect(second.from).toEqual({ callId: first.call.id, prompt: 'a.prompt.md', at: first.call.at });
    expect(first.call).toMatchObject({ servedFrom: 'provider', costNano: 3_500_000 });
    expect(second.call).toMatchObject({
      servedFrom: 'exact-cache',
      status: 'ok',
      attempt: 0,
      costNano: 0,
      listNano: 3_500_000,
      input: 0,
      output: 0,
    });
  });

  it('is the same whatever the order of its fields, its user and its metadata', async () => {
    await ask({ seed: 7 });
    await ask({ metadata: { run: '2' }, user: 'someone', seed: 7 });
    const turned = {
      seed: 7,
      messages: says('What is the capital of France?'),
      temperature: 0,
      model: 'gpt-4o',
    };
    await ask({}, { body: turned, bytes: Buffer.from(JSON.stringify(turned, null, 2)) });
    expect(provider.requests).toHaveLength(1);
  });

  it.each([
    ['model', { model: 'gpt-4o-mini' }],
    ['message', { messages: says('What is the capital of Spain?') }],
    ['role', { messages: [{ role: 'system', content: 'What is the capital of France?' }] }],
    ['limit', { max_tokens: 5 }],
    ['seed', { seed: 1 }],
    ['form of the answer', { response_format: { type: 'json_object' } }],
  ])('is another with another %s', async (_, body) => {
    await ask({});
    await ask(body);
    expect(provider.requests).toHaveLength(2);
  });

  it.each([
    ['it is not asked for', {}, 'off'],
    ['it is sampled', { temperature: 0.7 }, 'exact'],
    ['it does not say its temperature', { temperature: undefined }, 'exact'],
    ['it has tools', { tools: [{ type: 'function', function: { name: 'pay' } }] }, 'exact'],
    ['its model looks things up', { model: 'gpt-4o-search-preview' }, 'exact'],
    [
      'it shows a picture from elsewhere',
      {
        messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://x/y.png' } }] }],
      },
      'exact',
    ],
    ['a number in it is not exact', { seed: 2 ** 53 }, 'exact'],
  ])('is sent each time where %s', async (_, body, cache) => {
    await ask(body, { cache });
    await ask(body, { cache });
    expect(provider.requests).toHaveLength(2);
    expect((await kept.cache.stats()).answers).toBe(0);
  });

  it('may be a sampled one where that is asked for', async () => {
    await ask({ temperature: 0.7 }, { cache: 'exact sampled' });
    await ask({ temperature: 0.7 }, { cache: 'exact sampled' });
    expect(provider.requests).toHaveLength(1);
  });

  it.each([
    ['cut short', { finish_reason: 'length' }],
    ['held back', { finish_reason: 'content_filter' }],
    ['a refusal', { message: { role: 'assistant', content: null, refusal: 'I will not.' } }],
    ['empty', { message: { role: 'assistant', content: '' } }],
    [
      'a call of a tool',
      { finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'pay' } }] } },
    ],
  ])('is sent again where the first answer was %s', async (_, choice) => {
    provider.choice = choice;
    await ask({});
    await ask({});
    expect(provider.requests).toHaveLength(2);
  });

  it('gives an answer that came compressed to one who takes it plain', async () => {
    provider.gzip = true;
    await ask({});
    const second = await ask({});
    expect(second.text).toBe('answer 1');
    expect(JSON.parse(second.body)).toMatchObject({ id: 'chat-1' });
  });

  it('does not go to a server whose answer was thrown out by the call it was given', async () => {
    await ask({});
    const second = await ask({});
    expect(await kept.cache.throwOut(second.call.id)).toBe(true);
    expect((await ask({})).text).toBe('answer 2');
  });

  it('streams a kept stream to one who asks for a stream', async () => {
    const scripted = await startServer();
    const options = {
      messages: [{ role: 'user', text: 'Write a line.' }] as const,
      model: 'gpt-4o-mini',
      temperature: 0,
      baseUrl: scripted.baseUrl,
      apiKey: '',
      policy: { minimise: false, cache: readCaching('exact') },
      booking: { workspace: 'shop', prompt: 'a.json', source: 'run', task: '', interactive: true },
    };
    const first = await sendMessages(options, openCalls(rooms()));
    const pieces: string[] = [];
    const second = await sendMessages({ ...options, onText: it => pieces.push(it) }, openCalls(rooms()));
    expect(scripted.requests).toHaveLength(1);
    expect(second.text).toBe(first.text);
    expect(pieces.join('')).toBe(first.text);
    expect(second.call).toMatchObject({ servedFrom: 'exact-cache', listNano: first.call.costNano });
    expect(second.from?.callId).toBe(first.call.id);
    scripted.queue({ cutAfter: 2 });
    const cut = { ...options, messages: [{ role: 'user', text: 'Another.' }] as const };
    await sendMessages(cut, openCalls(rooms()));
    await sendMessages(cut, openCalls(rooms()));
    expect(scripted.requests).toHaveLength(3);
    await scripted.close();
  });
});

describe('a call that may be answered by the answer to the same question in other words', () => {
  const question = (content: string) => ({
    messages: [{ role: 'system', content: 'Be brief.' }, ...says(content)],
  });
  const semantic = { cache: 'semantic' };

  it('is, says which call’s answer it is, and books the embeddings as overhead', async () => {
    const first = await ask(question('What is the capital of France?'), semantic);
    const second = await ask(question('Please tell me the capital of France.'), semantic);
    expect(second.text).toBe('answer 1');
    expect(second.from?.callId).toBe(first.call.id);
    expect(second.call).toMatchObject({ servedFrom: 'semantic-cache', costNano: 0, listNano: 3_500_000 });
    const overhead = rows.filter(it => it.overhead);
    expect(overhead).toEqual([
      expect.objectContaining({ askedModel: 'text-embedding-3-small', input: 9, output: 0, status: 'ok' }),
    ]);
    expect(overhead[0]!.costNano).toBeGreaterThan(0);
    await ask(question("What's the capital of France"), semantic);
    expect(provider.requests.filter(it => it.path === '/v1/embeddings').map(it => it.body.input)).toEqual([
      ['Please tell me the capital of France.', 'What is the capital of France?'],
      ["What's the capital of France"],
    ]);
  });

  it('is not where the guard finds a difference, and then pays for no embedding', async () => {
    await ask(question('What is the capital of France?'), semantic);
    const second = await ask(question('What is the capital of Germany?'), semantic);
    expect(second.text).toBe('answer 2');
    expect(provider.requests.map(it => it.path)).not.toContain('/v1/embeddings');
  });

  it('is not where the embeddings are not alike', async () => {
    provider.vectorOf = text => (text.startsWith('Please') ? [0, 1] : [1, 0]);
    await ask(question('What is the capital of France?'), semantic);
    const second = await ask(question('Please tell me the capital of France.'), semantic);
    expect(second.call.servedFrom).toBe('provider');
  });

  it('is not where no embeddings can be had', async () => {
    provider.embedStatus = 400;
    await ask(question('What is the capital of France?'), semantic);
    const second = await ask(question('Please tell me the capital of France.'), semantic);
    expect(second.call).toMatchObject({ servedFrom: 'provider', status: 'ok' });
  });

  it.each([
    [
      'system message',
      { messages: [{ role: 'system', content: 'Be long.' }, ...says('what is the capital of France')] },
    ],
    ['model', { ...question('what is the capital of France'), model: 'gpt-4o-mini' }],
    ['limit', { ...question('what is the capital of France'), max_tokens: 9 }],
  ])('is not with another %s', async (_, body) => {
    await ask(question('What is the capital of France?'), semantic);
    expect((await ask(body, semantic)).call.servedFrom).toBe('provider');
  });

  it('is only where that is asked for', async () => {
    await ask(question('What is the capital of France?'), semantic);
    expect((await ask(question('what is the capital of France'))).call.servedFrom).toBe('provider');
  });
});

describe('keyOf', () => {
  it('differs by server and API version, not by key', () => {
    const call = {
      api: 'messages' as const,
      url: 'https://a/v1/messages',
      headers: ['x-api-key', '1'],
      body: {},
      policy: { minimise: false },
    };
    expect(keyOf({ ...call, headers: ['x-api-key', '2'] })).toBe(keyOf(call));
    expect(keyOf({ ...call, url: 'https://b/v1/messages' })).not.toBe(keyOf(call));
    expect(keyOf({ ...call, headers: ['anthropic-beta', 'x'] })).not.toBe(keyOf(call));
  });
});

describe('readCaching', () => {
  it('reads what is said, and takes anything else for off', () => {
    expect(readCaching('exact')).toEqual({ sampled: false, alike: false });
    expect(readCaching(' Semantic, sampled ')).toEqual({ sampled: true, alike: true });
    for (const words of ['off', '', 'on', 'exact semantic']) expect(readCaching(words)).toBeUndefined();
  });
});
