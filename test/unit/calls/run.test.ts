import { userInfo } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { type CallOptions, callModel, openCalls } from '../../../src/calls';
import { lazily } from '../../../src/editor/lazily';
import type { Call, CallText } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { serverForEach } from '../../support/server/each';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { tokens } from '../../support/tokens';
import { remembering } from '../ledger/remembering';
import { newLedger } from '../ledger/sample';

const key = 'sk-proj-S3cretS3cretS3cret';
const secretWord = 'Aldebaran';

const server = serverForEach();
const { recorded, ledger } = remembering();

const prices = createPrices({
  ownModels: {
    'gpt-4.1': { input: 1, output: 1 },
    'GPT-5 mini (copilot)': { subscription: 'Copilot Business' },
  },
});
const rooms = { prices, tokens, ledger };

function options(over: Partial<CallOptions> = {}): CallOptions {
  const text = JSON.stringify({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: 'You write short and friendly replies to customers.' },
      { role: 'user', content: `Reply to {{customer}}, whose order ${secretWord} is late.` },
    ],
  });
  const prompt = parsePrompts('reply.json', text)?.prompts[0];
  if (!prompt) throw new Error('The sample prompt was not recognised.');
  return {
    prompt,
    values: { customer: 'Ms Öztürk 🙂' },
    model: 'gpt-4o-mini',
    baseUrl: server.baseUrl,
    apiKey: key,
    booking: { workspace: 'shop', prompt: 'reply.json', source: 'run', interactive: true },
    ...over,
  };
}

/** Runs a call, and checks what must hold of every call whatever becomes of it. */
async function call(over: Partial<CallOptions> = {}) {
  const result = await callModel(options(over), openCalls(rooms));
  expect(recorded.at(-1)).toEqual(result.call);
  expect(recorded.slice(0, -1).every(it => it.status === 'retried' && it.parent === result.call.id)).toBe(
    true,
  );
  const kept = JSON.stringify(result.call);
  expect(kept).not.toContain(secretWord);
  expect(JSON.stringify(result)).not.toContain(key);
  if (result.text) expect(kept).not.toContain(result.text);
  return result;
}

const usageLine = { input: 100, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 50 };

it('is made by rooms that are each built when they are first asked for', async () => {
  const made = lazily<typeof rooms>({
    prices: () => prices,
    tokens: () => tokens,
    ledger: () => rooms.ledger,
  });
  server.queue({ text: 'It is late.' });
  // Its input is held against the budget and shortened: no step may do without a room.
  const budget = { name: 'all', amountNano: 1e9, period: 'day', everywhere: true, hard: true } as const;
  const limits = { budgets: [budget], ledger: newLedger() };
  expect(await callModel(options({ limits, policy: { minimise: true } }), openCalls(made))).toMatchObject({
    text: 'It is late.',
    call: { status: 'ok' },
  });
});

describe('the text of a call', () => {
  const kept: CallText[] = [];
  const keeping = {
    ...rooms,
    ledger: {
      record: async (_: readonly Call[], texts?: readonly CallText[]) => void kept.push(...(texts ?? [])),
    },
  };

  it('is kept where the user lets it be, without the key, and of whole answers alone', async () => {
    server.queue({ text: 'It is late.' }, { text: `The key is ${key}.` }, { cutAfter: 2 });
    await callModel(options(), openCalls(keeping));
    expect(kept).toEqual([]);
    const values = { customer: key };
    const { call } = await callModel(options({ keepText: true, values }), openCalls(keeping));
    expect(kept).toMatchObject([{ id: call.id, values: { customer: '…' }, answer: 'The key is ….' }]);
    expect(kept[0]?.messages.at(-1)?.text).toBe(`Reply to …, whose order ${secretWord} is late.`);
    await callModel(options({ keepText: true }), openCalls(keeping));
    expect(kept).toHaveLength(1);
  });
});

describe('a call', () => {
  it('sends the filled in prompt, streams the answer and records what the provider billed', async () => {
    const pieces: string[] = [];
    server.queue({ text: 'Dear Ms Öztürk, it is on its way.', model: 'gpt-4o-mini-2024-07-18' });
    const {
      text,
      call: row,
      failure,
    } = await call({ onText: piece => pieces.push(piece), maxOutputTokens: 200 });

    const [{ body, headers }] = server.requests as [ScriptedServer['requests'][number]];
    expect(body).toMatchObject({ model: 'gpt-4o-mini', stream: true, max_tokens: 200 });
    expect(body.messages[1]?.content).toBe(`Reply to Ms Öztürk 🙂, whose order ${secretWord} is late.`);
    expect(headers.authorization).toBe(`Bearer ${key}`);

    expect(text).toBe('Dear Ms Öztürk, it is on its way.');
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(3);
    expect(failure).toBeUndefined();
    const usage = { ...usageLine, input: row.input, output: tokens.count(text, 'o200k_base') };
    expect(row.input).toBeGreaterThan(20);
    expect(row).toMatchObject({
      ...usage,
      model: 'gpt-4o-mini-2024-07-18',
      askedModel: 'gpt-4o-mini',
      provider: 'openai',
      usageFrom: 'provider',
      // $0.15 a million tokens of input, $0.60 of output.
      costNano: row.input * 150 + row.output * 600,
      listNano: row.input * 150 + row.output * 600,
      inputNano: row.input * 150,
      askedNano: null,
      priceFrom: `catalogue ${prices.pricedAsOf}`,
      interactive: true,
      servedFrom: 'provider',
      status: 'ok',
      attempt: 1,
      error: '',
      workspace: 'shop',
      task: expect.any(String),
      user: userInfo().username,
    });
    expect(row.firstTokenMs).toBeLessThanOrEqual(row.latencyMs);
  });

  it('books what was counted of what was sent, and its kind, beside the bill', async () => {
    server.queue({});
    const { call: exact } = await call();
    expect(exact).toMatchObject({ countedInput: exact.input, content: 'english' });
    recorded.length = 0;
    server.queue({ model: 'claude-sonnet-4-5' });
    const { call: other } = await call();
    expect(other).toMatchObject({ model: 'claude-sonnet-4-5', countedInput: null, content: '' });
  });

  it('books cached and reasoning tokens where they belong, and what the cache saved', async () => {
    const usage = {
      prompt_tokens: 1500,
      completion_tokens: 400,
      total_tokens: 1900,
      prompt_tokens_details: { cached_tokens: 1024 },
      completion_tokens_details: { reasoning_tokens: 320 },
    };
    server.queue({ usage });
    const { call: row } = await call();
    expect(row).toMatchObject({ input: 476, cacheRead: 1024, output: 400, usageFrom: 'provider' });
    expect(row.costNano).toBe(476 * 150 + 1024 * 75 + 400 * 600);
    expect(row.listNano).toBe(1500 * 150 + 400 * 600);
  });

  it('counts by itself, and says so, when the provider sends no usage or nonsense', async () => {
    server.queue({ text: 'Hello.' });
    const told = (await call()).call;
    for (const usage of ['none', { prompt_tokens: -4, completion_tokens: 'many' }]) {
      recorded.length = 0;
      server.queue({ text: 'Hello.', usage });
      const counted = (await call()).call;
      expect(counted).toMatchObject({ status: 'ok', usageFrom: 'estimate' });
      expect([counted.input, counted.output, counted.costNano]).toEqual([
        told.input,
        told.output,
        told.costNano,
      ]);
    }
  });

  it('has no cost, rather than none to pay, when the billed model has no known price', async () => {
    server.queue({ model: 'house-model-7b' });
    expect((await call()).call).toMatchObject({
      model: 'house-model-7b',
      provider: '127.0.0.1',
      costNano: null,
      listNano: null,
      priceFrom: '',
    });
  });

  it('is covered, rather than unpriced, where a subscription covers what was asked for', async () => {
    server.queue({ model: 'gpt-5-mini-2025-08-07' });
    const { call: row } = await call({ model: 'GPT-5 mini (copilot)' });
    expect(row).toMatchObject({ costNano: null, listNano: null, coveredBy: 'Copilot Business' });
  });

  it('costs what the user says of the model they asked for, though a snapshot of it answers', async () => {
    server.queue({ model: 'gpt-4.1-2025-04-14' });
    const { call: row } = await call({ model: 'gpt-4.1' });
    expect(row).toMatchObject({ model: 'gpt-4.1-2025-04-14', provider: 'own' });
    expect(row.costNano).toBe((row.input + row.output) * 1000);
  });

  it.each(['torn', 'cleanly', 'with an error'] as const)(
    'records what had arrived of an answer cut %s',
    async cut => {
      server.queue({ text: 'One two three four five six.', cutAfter: 3, cut });
      const { text, call: row, failure, detail } = await call();
      expect(text).toBe('One two three');
      expect(failure).toBe('other');
      expect(detail).toBe(cut === 'with an error' ? 'The server is overloaded.' : undefined);
      expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', output: 3, attempt: 1 });
      expect(row.costNano).toBe(row.input * 150 + 3 * 600);
      expect(row.error).toMatch(/^The answer of 127\.0\.0\.1:\d+ broke off\./);
    },
  );

  it('stops when cancelled, and books what may have been billed', async () => {
    const stop = new AbortController();
    server.queue({ text: 'One two three four five six.', pieceMs: 30 });
    const { text, call: row, failure } = await call({ signal: stop.signal, onText: () => stop.abort() });
    expect(text).toBe('One');
    expect(failure).toBe('cancelled');
    expect(row).toMatchObject({ status: 'cut', output: 1, error: 'The call was cancelled.' });
    expect(row.input).toBeGreaterThan(20);
  });

  it('books the input when cancelled before the answer began: the provider had the request', async () => {
    const { call: row } = await call({
      baseUrl: server.scripted('silent'),
      signal: AbortSignal.timeout(200),
    });
    expect(row).toMatchObject({
      status: 'cut',
      usageFrom: 'estimate',
      output: 0,
      firstTokenMs: null,
      attempt: 1,
    });
    expect(row.costNano).toBe(row.input * 150);
    expect(row.costNano).toBeGreaterThan(0);
  });

  it('books the input when the connection was lost on the way: the provider may bill it', async () => {
    server.queue({ hangUp: true }, { hangUp: true }, { hangUp: true });
    const { call: row, failure } = await call();
    expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', output: 0, attempt: 3 });
    expect(row.costNano).toBe(row.input * 150);
    expect(failure).toBe('address');
    expect(row.error).toMatch(
      /^The connection to .* was lost before an answer came; the provider may bill the call\./,
    );
  });

  it('gives up a provider that falls silent, without asking again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const waiting = call({ baseUrl: server.scripted('silent') });
      await vi.waitUntil(() => server.requests.length > 0);
      vi.advanceTimersByTime(4 * 60_000);
      const { call: row, failure } = await waiting;
      expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', attempt: 1 });
      expect(row.error).toMatch(/ sent nothing for 4 minutes, so the call was given up\. Try again\.$/);
      expect(failure).toBe('other');
    } finally {
      vi.useRealTimers();
    }
  });

  it('costs nothing when cancelled before it was sent', async () => {
    const { call: row } = await call({ signal: AbortSignal.abort() });
    expect(row).toMatchObject({ status: 'error', input: 0, costNano: 0, attempt: 0 });
    expect(server.requests).toEqual([]);
  });

  it('retries a failing server, and says how often', async () => {
    server.queue({ status: 500 }, { text: 'Here.' });
    expect((await call()).call).toMatchObject({ status: 'ok', attempt: 2, error: '' });
  });

  it('waits as long as it is asked to when that is short', async () => {
    server.queue({ status: 429, retryAfter: '1' }, { text: 'Here.' });
    const { call: row } = await call();
    expect(row).toMatchObject({ status: 'ok', attempt: 2 });
    expect(row.latencyMs).toBeGreaterThanOrEqual(1000);
  });

  it('is not sent to a server that failed five calls of the same way, and is to others', async () => {
    const calls = openCalls(rooms);
    const dead = { baseUrl: 'http://127.0.0.1:9/v1' };
    await Promise.all(Array.from({ length: 5 }, () => callModel(options(dead), calls)));
    const spared = await callModel(options(dead), calls);
    expect(spared.call).toMatchObject({ status: 'error', attempt: 0 });
    expect(spared.call.error).toMatch(
      /failed to answer several calls in a row, so nothing is sent to it for \d+ s\.$/,
    );
    expect(await callModel(options(), calls)).toMatchObject({ call: { status: 'ok' } });
  });

  it('takes a server without a key', async () => {
    await call({ apiKey: ' ' });
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('returns the answer, and why it is not in the ledger, when that cannot be written', async () => {
    const ledger = { record: () => Promise.reject(new Error('The ledger is read-only.')) };
    const result = await callModel(options(), openCalls({ ...rooms, ledger }));
    expect(result).toMatchObject({ unrecorded: 'The ledger is read-only.', call: { status: 'ok' } });
    expect(result.text).not.toBe('');
  });
});

describe('a call that fails', () => {
  const failed = {
    status: 'error',
    countedInput: null,
    input: 0,
    output: 0,
    costNano: 0,
    listNano: 0,
    firstTokenMs: null,
  };
  const host = '127\\.0\\.0\\.1:\\d+';

  it.each([
    ['unauthorised', 'key', 1, `^${host} refused the API key \\(401\\)\\. Set a valid key and run again\\.$`],
    [
      'limited',
      'limit',
      1,
      `^${host} limits how much may be asked of it \\(429\\) and asks to wait 30 s\\. Run again then\\.$`,
    ],
    ['broke', 'limit', 1, `^The account at ${host} has no credit left \\(429\\)`],
    ['broken', 'other', 3, `^${host} failed to answer \\(500, 3 times\\)\\. Try again later\\.$`],
    ['elsewhere', 'model', 1, `^${host} knows no model gpt-4o-mini at this base URL \\(404\\)`],
  ] as const)('%s: says what to do', async (script, failure, attempts, sentence) => {
    const result = await call({ baseUrl: server.scripted(script) });
    expect(result.call).toMatchObject({ ...failed, attempt: attempts });
    expect(result.call.error).toMatch(new RegExp(sentence));
    expect(result).toMatchObject({ text: '', failure });
  });

  it('shows the words of the provider without the key, and does not keep them', async () => {
    server.queue({ status: 400, message: `Key KEY (sk-abc***xyz): cannot read "${secretWord}"` });
    const result = await call();
    expect(result.detail).toBe(`Key … (…): cannot read "${secretWord}"`);
    expect(result.call.error).toMatch(new RegExp(`^${host} refused the request \\(400\\)\\.$`));
  });

  it('something else than an OpenAI-compatible server answers', async () => {
    server.queue({ page: true });
    const { call: row, failure } = await call();
    expect(row).toMatchObject({ ...failed, attempt: 1 });
    expect(failure).toBe('address');
    expect(row.error).toMatch(
      new RegExp(`^${host} answered, but not as an OpenAI-compatible server does\\.`),
    );
  });

  it('nothing answers at the base URL', async () => {
    const gone = await startServer();
    await gone.close();
    const result = await call({ baseUrl: gone.baseUrl });
    expect(result).toMatchObject({ failure: 'address', call: { ...failed, attempt: 3 } });
    expect(result.call.error).toMatch(new RegExp(`^Nothing answers at ${host}\\.`));
  });

  it.each(['', 'api.openai.com/v1', 'file:///etc/passwd', 'nonsense'])(
    'a base URL like "%s"',
    async baseUrl => {
      const { call: row, failure } = await call({ baseUrl });
      expect(row).toMatchObject({ ...failed, attempt: 0 });
      expect(failure).toBe('address');
      expect(row.error).toBe(
        'The base URL is not a web address. It should look like https://api.openai.com/v1.',
      );
    },
  );

  it('a key that cannot be sent in a header', async () => {
    const { call: row, failure } = await call({ apiKey: `${key}\nx` });
    expect(row).toMatchObject({ ...failed, attempt: 0 });
    expect(failure).toBe('key');
    expect(row.error).toMatch(/^The API key holds a character that no key has/);
  });
});
