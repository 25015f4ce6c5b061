import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { bearer, chatBody, post } from '../gateway/raw';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

interface Line {
  readonly url: string;
  readonly port: number;
  readonly token?: string;
}

/** The command, running until the test ends it. */
async function start(server: ScriptedServer, words: readonly string[] = []) {
  const stop = new AbortController();
  const file = ledgerFile();
  let running: ReturnType<typeof promptmeter> | undefined;
  const line = await new Promise<Line>((resolve, reject) => {
    const upstream = server.baseUrl.replace('/v1', '');
    running = promptmeter(['gateway', '--ledger', file, '--upstream', upstream, ...words], {
      environment: { OPENAI_API_KEY: 'sk-own' },
      signal: stop.signal,
      say: json => resolve(json as Line),
    });
    running.then(outcome => reject(new Error(outcome.complaints?.join(' '))));
  });
  const end = async () => {
    stop.abort();
    return running!;
  };
  onTestFinished(async () => void (await end()));
  return { line, file, end };
}

async function scripted() {
  const server = await startServer();
  onTestFinished(() => server.close());
  return server;
}

describe('gateway', () => {
  it('prints where it listens, meters what comes, and ends with everything in the ledger', async () => {
    const server = await scripted();
    const { line, file, end } = await start(server, ['--workspace', 'shop']);
    expect(line).toEqual({
      url: `http://127.0.0.1:${line.port}`,
      port: line.port,
      token: expect.any(String),
    });
    const { body } = await post(`${line.url}/v1/chat/completions`, chatBody(), bearer(line.token!));
    expect(JSON.parse(body.toString()).choices[0].message.content).not.toBe('');
    expect(server.requests[0]!.headers.authorization).toBe('Bearer sk-own');
    expect(await end()).toMatchObject({ exit: 0, json: null });
    const ledger = openLedger({ file, onNotice: () => {} });
    onTestFinished(() => ledger.close());
    expect(await ledger.calls(5)).toMatchObject([{ status: 'ok', source: 'gateway', workspace: 'shop' }]);
  });

  it('books calls on the prompts of the workspace that made them', async () => {
    const server = await scripted();
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-shop-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'prompts'));
    writeFileSync(
      join(folder, 'prompts/reply.txt'),
      'You answer customers of a bookshop in warm and short words.\n\n{mail}\n',
    );
    const twin = 'You sum up what a customer of a bookshop wrote in one line.';
    for (const name of ['one', 'two']) writeFileSync(join(folder, `prompts/${name}.txt`), `${twin}\n{mail}`);
    const { line, file, end } = await start(server, ['--workspace', folder]);
    const ask = (text: string, more: Readonly<Record<string, string>> = {}) =>
      post(
        `${line.url}/v1/chat/completions`,
        JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }] }),
        { ...bearer(line.token!), ...more },
      );
    await ask('You answer customers of a bookshop in warm and short words.\r\n\r\nWhere is my book?');
    await ask('Where is my book?');
    await ask('You answer customers of a bookshop in warm and short words.\n\nHello.', {
      'x-promptmeter-prompt': 'mine',
    });
    await ask(`${twin}\nWhere is my book?`);
    await end();
    const ledger = openLedger({ file, onNotice: () => {} });
    onTestFinished(() => ledger.close());
    const calls = await ledger.calls(5);
    expect(calls.map(it => it.prompt)).toEqual([
      ...['one of: prompts/one.txt, prompts/two.txt', 'mine', '', 'prompts/reply.txt'],
    ]);
    expect((await ledger.report({ workspace: folder })).byPrompt.map(it => it.prompt)).toContain(
      'one of: prompts/one.txt, prompts/two.txt',
    );
    expect(calls[3]).toMatchObject({
      workspace: folder,
      promptTokens: expect.any(Number),
      source: 'gateway',
    });
  });

  it('does to a call what the front matter of its prompt says, and its request above that', async () => {
    const server = await scripted();
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-shop-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const front = '---\npromptmeter-cache: exact sampled\npromptmeter-tags: shop\n---\n';
    const text = 'You answer customers of a bookshop in warm and short words.';
    writeFileSync(join(folder, 'reply.prompt.md'), `${front}${text}\n\n{{mail}}\n`);
    const { line, file, end } = await start(server, ['--workspace', folder]);
    const ask = async (content: string, more: Readonly<Record<string, string>> = {}) => {
      const messages = [{ role: 'user', content }];
      const body = JSON.stringify({ model: 'gpt-4o-mini', messages });
      const headers = { ...bearer(line.token!), ...more };
      return (await post(`${line.url}/v1/chat/completions`, body, headers)).body;
    };
    const ours = `${text}\n\nWhere is my book?`;
    await ask(ours);
    await ask(ours);
    await ask(ours, { 'x-promptmeter-cache': 'off' });
    await ask('Where is my book?');
    await ask('Where is my book?');
    expect(server.requests).toHaveLength(4);
    await end();
    const ledger = openLedger({ file, onNotice: () => {} });
    onTestFinished(() => ledger.close());
    const calls = (await ledger.calls(5)).toReversed();
    expect(calls.map(it => it.servedFrom)).toEqual([
      ...['provider', 'exact-cache', 'provider', 'provider', 'provider'],
    ]);
    expect(calls.map(it => it.tags.includes('shop'))).toEqual([true, true, true, false, false]);
  });

  it('tells what it knows: sums, estimates, and what Prometheus scrapes', async () => {
    const server = await scripted();
    const { line } = await start(server);
    const headers = bearer(line.token!);
    const get = async (path: string) => (await post(line.url + path, '', headers, 'GET')).body.toString();
    await post(`${line.url}/v1/chat/completions`, chatBody(), headers);
    await expect
      .poll(() => get('/metrics'), { timeout: 10_000 })
      .toContain('promptmeter_calls_total{model="gpt-4o-mini"} 1\n');
    const { byDay } = JSON.parse(await get('/costs/daily?days=2'));
    const { byModel } = JSON.parse(await get('/costs/by-model'));
    const { totals } = JSON.parse(await get('/costs/report?workspace=elsewhere'));
    expect([byDay.length, byModel[0].model, totals.calls]).toEqual([1, 'gpt-4o-mini', 0]);
    expect(byDay[0].costNano).toBe(byModel[0].costNano);
    const estimate = await post(`${line.url}/estimate`, chatBody({ max_tokens: 100 }), headers);
    expect(JSON.parse(estimate.body.toString())).toMatchObject({
      model: 'gpt-4o-mini',
      tokens: { input: byModel[0].input, basis: 'exact' },
      output: { tokens: 100, from: 'limit' },
      cost: { inputNano: byModel[0].input * 150, highNano: byModel[0].input * 150 + 100 * 600 },
    });
  });

  it('needs no token where it is told so', async () => {
    const server = await scripted();
    const { line } = await start(server, ['--no-token']);
    expect(line.token).toBeUndefined();
    const { status } = await post(`${line.url}/v1/chat/completions`, chatBody());
    expect(status).toBe(200);
  });

  it('says what stands in its way', async () => {
    const server = await scripted();
    const { line } = await start(server);
    const taken = await promptmeter(['gateway', '--ledger', ledgerFile(), '--port', String(line.port)]);
    expect(taken).toMatchObject({ exit: 2 });
    expect(taken.complaints).toEqual([`Port ${line.port} is taken. Choose another with --port.`]);
    const nowhere = await promptmeter(['gateway', '--ledger', ledgerFile(), '--upstream', 'nowhere']);
    expect(nowhere.complaints?.[0]).toMatch(/^An upstream is a web address/);
    expect(await promptmeter(['gateway'])).toMatchObject({ exit: 2 });
  });
});
