import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { serverForEach } from '../../support/server/each';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

const server = serverForEach();
let ledger: string;

beforeEach(() => {
  ledger = ledgerFile();
});

const stdin = '---\nmodel: gpt-4o-mini\n---\nGreet ${input:name:whom to greet} in French.';

function run(words: readonly string[], baseUrl = server.baseUrl, prompt = stdin) {
  const environment = { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'sk-test' };
  return promptmeter(['run', '-', '--as', 'greet.prompt.md', '--ledger', ledger, ...words], {
    stdin: prompt,
    environment,
  });
}

async function totals() {
  const { json } = await promptmeter(['report', '--ledger', ledger]);
  return (json as { totals: object }).totals;
}

describe('run', () => {
  it('fills in the prompt, prints the answer, and books what the provider billed', async () => {
    server.queue({
      text: 'Bonjour, Ada.',
      usage: { prompt_tokens: 1200, completion_tokens: 30, prompt_tokens_details: { cached_tokens: 1024 } },
    });
    const { json, exit } = await run(['--set', 'name=Ada']);
    expect(exit).toBe(0);
    expect(server.requests[0]?.body.messages.at(-1)?.content).toBe('Greet Ada in French.');
    // gpt-4o-mini: $0.15 a million input tokens, $0.075 cached, $0.60 output.
    const costNano = 176 * 150 + 1024 * 75 + 30 * 600;
    expect(json).toEqual({
      text: 'Bonjour, Ada.',
      usage: { input: 176, cacheRead: 1024, cacheWrite5m: 0, cacheWrite1h: 0, output: 30 },
      usageFrom: 'provider',
      costNano,
      model: 'gpt-4o-mini',
      cached: false,
      status: 'ok',
    });
    expect(await totals()).toMatchObject({ calls: 1, input: 176, cacheRead: 1024, output: 30, costNano });
  });

  it('sends what the prompt includes, and sends nothing when that is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-run-'));
    const path = join(folder, 'greet.prompt');
    writeFileSync(path, '---\nmodel: gpt-4o-mini\n---\n{{> tone}} Greet {{name}}.');
    const environment = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-test' };
    const words = ['run', path, '--ledger', ledger, '--set', 'name=Ada', '--set', 'how=kind'];
    const missing = await promptmeter(words.slice(0, -2), { environment });
    expect(missing).toMatchObject({ exit: 2 });
    expect(JSON.stringify(missing)).toContain('greet cannot be sent: “tone” was not found.');
    expect(server.requests).toEqual([]);
    writeFileSync(join(folder, '_tone.prompt'), 'Be {{how}}.');
    server.queue({ text: 'Hello, Ada.' });
    expect((await promptmeter(words, { environment })).exit).toBe(0);
    expect(server.requests[0]?.body.messages.at(-1)?.content).toBe('Be kind. Greet Ada.');
    rmSync(folder, { recursive: true });
  });

  it('keeps what was asked and answered only when it is told to; drop-texts deletes that again', async () => {
    await run(['--set', 'name=Ada']);
    await run(['--set', 'name=Grace', '--keep-text']);
    const texts = async () => {
      const opened = openLedger({ file: ledger, onNotice: () => {} });
      const found = await opened.texts({});
      await opened.close();
      return found.map(it => it.values);
    };
    expect(await texts()).toEqual([{ name: 'Grace' }]);
    expect(await promptmeter(['ledger', 'drop-texts', '--ledger', ledger])).toMatchObject({ exit: 1 });
    expect(await texts()).toHaveLength(1);
    const dropped = await promptmeter(['ledger', 'drop-texts', '--ledger', ledger, '--yes']);
    expect(dropped).toMatchObject({ exit: 0, json: { texts: 1, deleted: true } });
    expect([await texts(), await totals()]).toMatchObject([[], { calls: 2 }]);
  });

  it('sends a call where a policy says, or where its prompt says it should stay', async () => {
    const file = ledger.replace('ledger.db', 'settings.json');
    const policies = { cheap: { fixed: 'gpt-4.1-nano' }, other: { fixed: 'gpt-4.1-mini' } };
    writeFileSync(file, JSON.stringify({ 'promptmeter.routing': { policy: 'cheap', policies } }));
    const words = ['--set', 'name=Ada', '--routing', file];
    const routed = await run(words);
    expect(routed.json).toMatchObject({
      ...{
        model: 'gpt-4.1-nano',
        routedFrom: 'gpt-4o-mini',
        routeReason: '“cheap” is fixed on gpt-4.1-nano',
      },
    });
    expect((await run([...words, '--policy', 'other'])).json).toMatchObject({ model: 'gpt-4.1-mini' });
    const own = (directive: string) => stdin.replace('model:', `promptmeter-route: ${directive}\nmodel:`);
    expect((await run(words, server.baseUrl, own('none'))).json).not.toHaveProperty('routedFrom');
    expect((await run(words, server.baseUrl, own('gone'))).complaints?.[0]).toContain(
      'no routing policy “gone”',
    );
    expect((await run([...words, '--policy', 'lost'])).complaints?.[0]).toContain('no routing policy “lost”');
    expect(server.requests.map(it => it.body.model)).toEqual(['gpt-4.1-nano', 'gpt-4.1-mini', 'gpt-4o-mini']);
  });

  it('says why a call failed, exits 1, and books the failure', async () => {
    const { complaints, exit } = await run(['--set', 'name=Ada'], server.scripted('unauthorised'));
    expect(exit).toBe(1);
    expect(complaints?.[0]).toMatch(/key/);
    expect(complaints?.join()).not.toContain('sk-test');
    expect(await totals()).toMatchObject({ calls: 1, costNano: 0 });
  });

  it('makes no call that could not be booked', async () => {
    writeFileSync(ledger.replace('.db', '.txt'), 'notes, no ledger');
    ledger = ledger.replace('.db', '.txt');
    await expect(run(['--set', 'name=Ada'])).rejects.toThrow(/ledger/i);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [[], 'Give the placeholder "name" a value: --set name=VALUE.'],
    [['--set', 'nam=Ada'], 'The prompt has no placeholder "nam".'],
    [['--set', 'name'], '--set takes name=value, not "name".'],
    [['--set', 'name=Ada', '--prompt', 'other'], '- holds no prompt "other". It holds: greet.'],
  ])('refuses %j before anything is sent', async (words, sentence) => {
    const { complaints, exit } = await run(words);
    expect([exit, complaints]).toEqual([2, [sentence]]);
    expect(server.requests).toEqual([]);
    expect(existsSync(ledger)).toBe(false);
  });
});
