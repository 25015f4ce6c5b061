import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Canned, startCanned } from '../../support/server/canned.mts';
import { openInFront, token } from './open';
import { bearer, chatBody, post } from './raw';

const json = ['Content-Type', 'application/json', 'X-Request-Id', 'req_1'];
const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
const whole = JSON.stringify({
  model: 'gpt-4o-mini',
  choices: [{ message: { content: 'On its way.' } }],
  usage,
});

async function inFrontOf(answer: Canned) {
  const server = await startCanned(answer);
  onTestFinished(() => server.close());
  return { server, ...(await openInFront(server.origin)) };
}

describe('what comes back', () => {
  it('is what the provider sent, byte for byte, whatever that is', async () => {
    const piece = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(200, 201, 400, 404, 422),
        fc.constantFrom('application/json', 'text/event-stream', 'text/plain'),
        async (pieces, status, type) => {
          const headers = ['Content-Type', type, 'X-Many', 'a', 'X-Many', 'b', 'Retry-After', '120'];
          const { server, gateway } = await inFrontOf({ status, headers, pieces });
          const path = '/v1/chat/completions';
          const direct = await post(server.origin + path, chatBody());
          const through = await post(gateway.url + path, chatBody(), bearer(token));
          expect(through.body.equals(direct.body)).toBe(true);
          expect(through.status).toBe(direct.status);
          const { date: _, connection: __, 'keep-alive': ___, ...told } = direct.headers;
          expect(through.headers).toMatchObject(told);
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each([
    ['gzip', gzipSync(whole)],
    ['br', brotliCompressSync(whole)],
  ])('stays compressed with %s, and is metered', async (encoding, body) => {
    const headers = [...json, 'Content-Encoding', encoding];
    const { gateway, recorded } = await inFrontOf({ headers, pieces: [body] });
    const answer = await post(`${gateway.url}/v1/chat/completions`, chatBody(), bearer(token));
    expect(answer.body.equals(body)).toBe(true);
    expect((await recorded(1))[0]).toMatchObject({
      status: 'ok',
      usageFrom: 'provider',
      input: 9,
      output: 4,
    });
  });

  it('begins when the provider’s answer does, though the rest is long in coming', async () => {
    const pieces = ['data: {"choices":[{"delta":{"content":"On"}}]}\n\n', 'data: [DONE]\n\n'];
    const { gateway } = await inFrontOf({
      headers: ['content-type', 'text/event-stream'],
      pieces,
      pieceMs: 600,
    });
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      body: chatBody({ stream: true }),
      headers: bearer(token),
    });
    const started = performance.now();
    const reader = response.body!.getReader();
    const first = await reader.read();
    const firstMs = performance.now() - started;
    expect(Buffer.from(first.value!).toString()).toBe(pieces[0]);
    expect((await reader.read()).done).toBe(false);
    // The second comes a piece's time after the first: the first was not kept until then.
    expect(performance.now() - started - firstMs).toBeGreaterThan(300);
  });
});

describe('what the provider sees', () => {
  it('is the client’s own bytes and headers, less those of the hop and ours, with the gateway’s key', async () => {
    const { server, gateway } = await inFrontOf({ headers: json, pieces: [whole] });
    const body = `{ "model":"gpt-4o-mini",\n"messages" : [ {"role":"user","content":"H\\u00e9"} ] }`;
    await post(`${gateway.url}/v1/chat/completions?trace=1`, body, {
      ...bearer(token),
      'x-promptmeter-task': 'support',
      'x-custom': 'kept',
      connection: 'x-secret-hop',
      'x-secret-hop': 'gone',
    });
    const [{ request, body: sent }] = server.requests as [(typeof server.requests)[number]];
    expect(sent.toString()).toBe(body);
    expect(request.url).toBe('/v1/chat/completions?trace=1');
    expect(request.headers).toMatchObject({
      'x-custom': 'kept',
      host: new URL(server.origin).host,
      authorization: 'Bearer sk-of-the-gateway',
    });
    expect(JSON.stringify(request.rawHeaders)).not.toMatch(/promptmeter|secret-hop/);
    expect(JSON.stringify(request.rawHeaders)).not.toContain(token);
  });

  it('is the client’s own key where it gives the token beside it', async () => {
    const { server, gateway } = await inFrontOf({ headers: json, pieces: [whole] });
    const own = {
      'x-api-key': 'sk-ant-own',
      'anthropic-version': '2023-06-01',
      'x-promptmeter-token': token,
    };
    await post(`${gateway.url}/v1/messages`, chatBody(), own);
    expect(server.requests[0]!.request.headers).toMatchObject({ 'x-api-key': 'sk-ant-own' });
    await post(`${gateway.url}/v1/messages`, chatBody(), { 'x-api-key': token });
    expect(server.requests[1]!.request.headers).toMatchObject({ 'x-api-key': 'sk-ant-of-the-gateway' });
  });

  it('is any other request as it is, and nothing of it is booked', async () => {
    const { server, gateway, rows } = await inFrontOf({
      headers: ['content-type', 'audio/mpeg'],
      pieces: ['sound'],
    });
    const answer = await post(`${gateway.url}/v1/audio/speech`, '{"input":"Hello"}', bearer(token));
    expect(answer.body.toString()).toBe('sound');
    await post(`${gateway.url}/v1/files/1`, '', bearer(token), 'DELETE');
    expect(server.requests.map(it => [it.request.method, it.request.url, it.body.toString()])).toEqual([
      ['POST', '/v1/audio/speech', '{"input":"Hello"}'],
      ['DELETE', '/v1/files/1', ''],
    ]);
    expect(rows).toEqual([]);
  });
});

describe('what a call is booked on', () => {
  it('is what its headers say', async () => {
    const { gateway, recorded } = await inFrontOf({ headers: json, pieces: [whole] });
    await post(`${gateway.url}/v1/chat/completions`, chatBody(), {
      ...bearer(token),
      'x-promptmeter-user': 'grace',
      'x-promptmeter-task': 'support',
      'x-promptmeter-project': 'web',
      'x-promptmeter-tags': 'nightly, eu',
      'x-promptmeter-prompt': 'prompts/reply.prompt.md',
    });
    expect((await recorded(1))[0]).toMatchObject({
      user: 'grace',
      task: 'support',
      workspace: 'web',
      tags: ['nightly', 'eu'],
      prompt: 'prompts/reply.prompt.md',
    });
  });

  it.runIf(process.platform === 'linux')(
    'is the program that made it, where nothing else is said',
    async () => {
      const { gateway, recorded } = await inFrontOf({ headers: json, pieces: [whole], waitMs: 300 });
      await post(`${gateway.url}/v1/chat/completions`, chatBody(), bearer(token));
      const [row] = await recorded(1);
      expect(row).toMatchObject({ user: 'ada', workspace: 'shop' });
      expect(row!.tags).toEqual([expect.stringMatching(/^node/)]);
    },
  );
});
