import http from 'node:http';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { type Canned, startCanned } from '../../support/server/canned.mts';
import { ledgerFile } from '../ledger/sample';
import { openInFront, token } from './open';
import { bearer, chatBody, post } from './raw';

const path = '/v1/chat/completions';
const events = ['content-type', 'text/event-stream'];
const json = ['content-type', 'application/json'];
const piece = (content: string) =>
  `data: ${JSON.stringify({ model: 'gpt-4o-mini', choices: [{ delta: { content } }] })}\n\n`;
const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
const whole = JSON.stringify({ model: 'gpt-4o-mini', choices: [{ message: { content: 'Here.' } }], usage });

type OpenMore = [Parameters<typeof openInFront>[1]?, Parameters<typeof openInFront>[2]?];

async function inFrontOf(answer: Canned | ((nth: number) => Canned), ...more: OpenMore) {
  const server = await startCanned(answer);
  onTestFinished(() => server.close());
  return { server, ...(await openInFront(server.origin, ...more)) };
}

const messages = [{ role: 'user' as const, content: 'Where is my order?' }];

describe('what can go wrong', () => {
  it('the provider is gone: an error in the API’s own shape, and a row that costs nothing', async () => {
    const { server, gateway, recorded } = await inFrontOf({ pieces: [] });
    await server.close();
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token });
    const error = await client.chat.completions.create({ model: 'gpt-4o-mini', messages }).catch(it => it);
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(error.message).toMatch(/^502 Nothing answers at 127\.0\.0\.1:\d+\./);
    const rows = await recorded(3);
    // The client obeys: what was asked three times is not asked nine times.
    expect(rows.map(it => [it.status, it.costNano, it.attempt])).toEqual([
      ['retried', 0, 1],
      ['retried', 0, 2],
      ['error', 0, 3],
    ]);
  });

  it('the provider is slow: the client waits as long as it likes, then both are done', async () => {
    const { gateway, recorded, server } = await inFrontOf({ headers: json, pieces: [whole], waitMs: 20_000 });
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token, timeout: 2000, maxRetries: 0 });
    const error = await client.chat.completions.create({ model: 'gpt-4o-mini', messages }).catch(it => it);
    expect(error).toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
    expect((await recorded(1))[0]).toMatchObject({
      status: 'cut',
      usageFrom: 'estimate',
      error: 'The call was cancelled.',
    });
    await expect.poll(() => server.given.up).toBe(1);
  });

  it('the answer is cut: so is what the client gets, and what came is booked', async () => {
    const pieces = [piece('One'), piece(' two'), piece(' three')];
    const { gateway, recorded } = await inFrontOf({ headers: events, pieces, torn: true });
    const answer = await post(gateway.url + path, chatBody({ stream: true }), bearer(token));
    expect(answer.complete).toBe(false);
    expect(answer.body.toString()).toBe(pieces.join(''));
    const [row] = await recorded(1);
    expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', output: 3, attempt: 1 });
    expect(row!.error).toMatch(/broke off/);
    expect(row!.costNano).toBe(row!.input * 150 + 3 * 600);
  });

  it('an Anthropic answer is cut: its input is the provider’s own count', async () => {
    const start = {
      type: 'message_start',
      message: {
        model: 'claude-sonnet-5',
        usage: { input_tokens: 12, cache_read_input_tokens: 2000, output_tokens: 1 },
      },
    };
    const delta = { type: 'content_block_delta', delta: { type: 'text_delta', text: 'It is on' } };
    const pieces = [start, delta].map(it => `event: ${it.type}\ndata: ${JSON.stringify(it)}\n\n`);
    const { gateway, recorded } = await inFrontOf({ headers: events, pieces, torn: true });
    const client = new Anthropic({ baseURL: gateway.url, apiKey: token, maxRetries: 0 });
    const stream = await client.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 9,
      messages,
      stream: true,
    });
    await expect(async () => {
      for await (const _ of stream);
    }).rejects.toThrow();
    const [row] = await recorded(1);
    expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', input: 12, cacheRead: 2000 });
    expect(row!.output).toBeGreaterThan(0);
  });

  it('the answer is garbage: it goes on as it is, and what was sent is booked as an estimate', async () => {
    const garbage = Buffer.from([0, 255, 254, 10, 100, 97, 116, 97, 58]);
    const { gateway, recorded } = await inFrontOf({ headers: json, pieces: [garbage] });
    const answer = await post(gateway.url + path, chatBody(), bearer(token));
    expect(answer.body.equals(garbage)).toBe(true);
    expect((await recorded(1))[0]).toMatchObject({ status: 'cut', usageFrom: 'estimate', output: 0 });
  });

  it('the provider refuses for a while: asked again a bounded number of times, each of them a row', async () => {
    const limited: Canned = {
      status: 429,
      headers: [...json, 'retry-after', '0'],
      pieces: ['{"error":{"message":"Slow down."}}'],
    };
    const { gateway, recorded, server } = await inFrontOf(nth =>
      nth <= 2 ? limited : { headers: json, pieces: [whole] },
    );
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token, maxRetries: 0 });
    const { choices } = await client.chat.completions.create({ model: 'gpt-4o-mini', messages });
    expect(choices[0]!.message.content).toBe('Here.');
    const rows = await recorded(3);
    expect(rows.map(it => [it.status, it.attempt, it.costNano])).toEqual([
      ['retried', 1, 0],
      ['retried', 2, 0],
      ['ok', 3, 9 * 150 + 4 * 600],
    ]);
    expect(server.requests).toHaveLength(3);
  });

  it('the provider refuses whoever asks: the last refusal goes back as it came, and the client asks no more', async () => {
    const body = '{"error":{"message":"Slow down.","type":"requests"}}';
    const { gateway, recorded, server } = await inFrontOf({
      status: 429,
      headers: [...json, 'retry-after', '0'],
      pieces: [body],
    });
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token });
    const asked = Array.from({ length: 4 }, () =>
      client.chat.completions.create({ model: 'gpt-4o-mini', messages }).catch(it => it),
    );
    const errors = await Promise.all(asked);
    expect(errors.every(it => it instanceof OpenAI.RateLimitError)).toBe(true);
    expect(server.requests).toHaveLength(12);
    const rows = await recorded(12);
    expect(rows.filter(it => it.status === 'error')).toHaveLength(4);
    expect(rows.reduce((sum, it) => sum + it.costNano!, 0)).toBe(0);
  });

  it('the provider asks to wait for longer: the client is told at once', async () => {
    const { gateway, server } = await inFrontOf({
      status: 429,
      headers: [...json, 'retry-after', '60'],
      pieces: ['{}'],
    });
    const answer = await post(gateway.url + path, chatBody(), bearer(token));
    expect([answer.status, answer.headers['retry-after'], answer.headers['x-should-retry']]).toEqual([
      429,
      '60',
      undefined,
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('the provider fails call after call: it is spared, and the client told for how long', async () => {
    const { gateway, server } = await inFrontOf({
      status: 500,
      headers: [...json, 'x-should-retry', 'false'],
      pieces: ['{}'],
    });
    const statuses: number[] = [];
    for (let call = 0; call < 6; call++) {
      statuses.push((await post(gateway.url + path, chatBody(), bearer(token))).status);
    }
    expect(statuses).toEqual([500, 500, 500, 500, 500, 503]);
    expect(server.requests).toHaveLength(5);
    const answer = await post(gateway.url + path, chatBody(), bearer(token));
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('the request is too long: refused before it is read', async () => {
    const { gateway, server, rows } = await inFrontOf({ pieces: [] });
    const request = http.request(gateway.url + path, {
      method: 'POST',
      headers: { ...bearer(token), 'content-length': String(70 * 1024 * 1024) },
    });
    request.on('error', () => {});
    request.write('{"model":"gpt-4o-mini","messages":"');
    const status = await new Promise<number>(resolve =>
      request.on('response', it => resolve(it.statusCode!)),
    );
    request.destroy();
    expect(status).toBe(413);
    expect([server.requests, rows]).toEqual([[], []]);
  });

  it('the request is no JSON: refused', async () => {
    const { gateway, server } = await inFrontOf({ pieces: [] });
    const answer = await post(gateway.url + path, '{"model":', bearer(token));
    expect([answer.status, server.requests.length]).toEqual([400, 0]);
  });

  it('the client goes away: so does the call, and what had come is booked', async () => {
    const pieces = Array.from({ length: 200 }, () => piece(' more'));
    const { gateway, recorded, server } = await inFrontOf({ headers: events, pieces, pieceMs: 20 });
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token });
    const stream = await client.chat.completions.create({ model: 'gpt-4o-mini', messages, stream: true });
    let heard = 0;
    for await (const _ of stream) if (++heard === 3) break;
    const [row] = await recorded(1);
    expect(row).toMatchObject({ status: 'cut', usageFrom: 'estimate', error: 'The call was cancelled.' });
    expect(row!.output).toBeGreaterThanOrEqual(3);
    expect(row!.output).toBeLessThan(50);
    await expect.poll(() => server.given.up).toBe(1);
  });

  it('the gateway is closed in the middle of a stream: what had come is booked', async () => {
    const pieces = Array.from({ length: 200 }, () => piece(' more'));
    const { gateway, rows } = await inFrontOf({ headers: events, pieces, pieceMs: 20 });
    const response = await fetch(gateway.url + path, {
      method: 'POST',
      body: chatBody({ stream: true }),
      headers: bearer(token),
    });
    await response.body!.getReader().read();
    await gateway.close();
    expect(rows).toMatchObject([{ status: 'cut', usageFrom: 'estimate' }]);
  });
});

describe('budgets', () => {
  const budget = { name: 'team', amountNano: 1000, period: 'month', everywhere: false } as const;

  it('a hard one refuses before anything is sent, with 402 and its name', async () => {
    const ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
    onTestFinished(() => ledger.close());
    const limits = () => ({ budgets: [{ ...budget, hard: true }], ledger });
    const { gateway, server } = await inFrontOf({ headers: json, pieces: [whole] }, { limits }, ledger);
    const first = await post(gateway.url + path, chatBody(), bearer(token));
    expect(first.status).toBe(200);
    await vi.waitUntil(async () => (await ledger.calls(1)).length > 0);
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: token });
    const error = await client.chat.completions.create({ model: 'gpt-4o-mini', messages }).catch(it => it);
    expect([error.status, error.code]).toEqual([402, 'budget_exceeded']);
    expect(error.message).toContain('“team”');
    const anthropic = await post(`${gateway.url}/v1/messages`, chatBody(), { 'x-api-key': token });
    expect(JSON.parse(anthropic.body.toString())).toMatchObject({
      type: 'error',
      error: { type: 'billing_error' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('a soft one lets calls through, and says that it is spent', async () => {
    const ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
    onTestFinished(() => ledger.close());
    const limits = () => ({ budgets: [{ ...budget, hard: false }], ledger });
    const { gateway } = await inFrontOf({ headers: json, pieces: [whole] }, { limits }, ledger);
    await post(gateway.url + path, chatBody(), bearer(token));
    await expect
      .poll(
        async () =>
          (await post(gateway.url + path, chatBody(), bearer(token))).headers['x-promptmeter-budget'],
        { timeout: 8000 },
      )
      .toMatch(/^"team" of .* a month is spent$/);
  });
});
