import { describe, expect, it, onTestFinished } from 'vitest';
import { startCanned } from '../../support/server/canned.mts';
import { openInFront, token } from './open';
import { bearer, chatBody, post } from './raw';

async function open(over: Parameters<typeof openInFront>[1] = {}) {
  const server = await startCanned({ headers: ['content-type', 'application/json'], pieces: ['{}'] });
  onTestFinished(() => server.close());
  return { server, ...(await openInFront(server.origin, over)) };
}

const path = '/v1/chat/completions';

describe('a gateway', () => {
  it.each([
    ['no token', {}, 401],
    ['a wrong token', bearer('sk-guess'), 401],
    ['a token that is a part of the right one', bearer(token.slice(0, -1)), 401],
    ['a page’s origin', { ...bearer(token), origin: 'https://evil.example' }, 403],
    ['a page of this machine', { ...bearer(token), origin: 'http://localhost:3000' }, 403],
    ['a page that sends no origin', { ...bearer(token), 'sec-fetch-site': 'cross-site' }, 403],
    ['a host name that was made to lead here', { ...bearer(token), host: 'evil.example' }, 403],
    ['the right name and another port', { ...bearer(token), host: '127.0.0.1:1' }, 403],
  ])('lets nothing through with %s', async (_, headers, status) => {
    const { server, gateway, rows } = await open();
    for (const at of [path, '/v1/models', '/metrics']) {
      const answer = await post(gateway.url + at, chatBody(), headers as Record<string, string>);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body.toString()).error.message).toMatch(
        /^(Give the gateway’s token|The gateway answers)/,
      );
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(server.requests).toEqual([]);
    expect(rows).toEqual([]);
  });

  it('says it in the shape of the API that was asked', async () => {
    const { gateway } = await open();
    const answer = await post(`${gateway.url}/v1/messages`, chatBody());
    expect(JSON.parse(answer.body.toString())).toEqual({
      type: 'error',
      error: { type: 'authentication_error', message: expect.stringContaining('token') },
    });
  });

  it('lets in whom it knows, at either name of this machine', async () => {
    const { server, gateway } = await open();
    await post(gateway.url + path, chatBody(), bearer(token));
    await post(gateway.url + path, chatBody(), { 'x-api-key': token, host: `localhost:${gateway.port}` });
    expect(server.requests).toHaveLength(2);
  });

  it('takes the token in the base URL, beside a client’s own key or a placeholder for the gateway’s', async () => {
    const { server, gateway } = await open();
    await post(`${gateway.url}/t/${token}${path}`, chatBody(), bearer('sk-own'));
    await post(`${gateway.url}/t/${token}${path}`, chatBody(), bearer('promptmeter'));
    expect(server.requests.map(it => [it.request.url, it.request.headers.authorization])).toEqual([
      [path, 'Bearer sk-own'],
      [path, 'Bearer sk-of-the-gateway'],
    ]);
    expect((await post(`${gateway.url}/t/guess${path}`, chatBody(), bearer('sk-own'))).status).toBe(401);
  });

  it('asks for no token where that is turned off, and still answers no page', async () => {
    const { server, gateway } = await open({ token: '' });
    await post(gateway.url + path, chatBody(), bearer('sk-own'));
    expect(server.requests[0]!.request.headers.authorization).toBe('Bearer sk-own');
    const answer = await post(gateway.url + path, chatBody(), { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  it('is healthy for whoever asks', async () => {
    const { gateway } = await open();
    const answer = await post(`${gateway.url}/health`, '', {}, 'GET');
    expect(JSON.parse(answer.body.toString())).toEqual({ status: 'ok' });
  });
});
