import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

let server: ScriptedServer;
let ledger: string;
let folder: string;
let path: string;

const front = '---\nmodel: gpt-4o-mini\n---\n';
const wordy =
  'Please write a friendly reply to the letter of {{customer}}, in at most 30 words, and never promise a refund.\n';
const short =
  'Write a friendly reply to the letter of {{customer}}, in at most 30 words; never promise a refund.\n';
const answer = (text: string) => `⟦begin 1⟧\n${text.trim().replace('{{customer}}', '⟦1⟧')}\n⟦end 1⟧`;

beforeEach(async () => {
  server = await startServer();
  ledger = ledgerFile();
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-rewrite-'));
  path = join(folder, 'reply.prompt.md');
  writeFileSync(path, front + wordy);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

function rewrite(words: readonly string[] = [], baseUrl = server.baseUrl) {
  const environment = { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'sk-test' };
  return promptmeter(['rewrite', path, '--ledger', ledger, ...words], { environment });
}

async function report() {
  const { json } = await promptmeter(['report', '--ledger', ledger]);
  return json as { totals: { calls: number; costNano: number }; byPrompt: { prompt: string }[] };
}

describe('rewrite', () => {
  it('gives the file as the model shortened it, with what it saves and cost, and books the call', async () => {
    server.queue({ text: answer(short), usage: { prompt_tokens: 400, completion_tokens: 40 } });
    const { json, exit } = await rewrite();
    expect(exit).toBe(0);
    const costNano = 400 * 150 + 40 * 600;
    expect(json).toMatchObject({
      text: front + short,
      refused: null,
      request: { model: 'gpt-4o-mini', tokens: { basis: 'exact' }, costNano: expect.any(Number) },
      usageFrom: 'provider',
      costNano,
      status: 'ok',
    });
    const { before, after, callsToPayOff, edits } = json as {
      before: number;
      after: number;
      callsToPayOff: number;
      edits: object[];
    };
    expect(before).toBeGreaterThan(after);
    expect(callsToPayOff).toBe(Math.ceil(costNano / ((before - after) * 150)));
    expect(edits).not.toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(front + wordy);
    const { totals, byPrompt } = await report();
    expect(totals).toMatchObject({ calls: 1, costNano });
    expect(byPrompt[0]?.prompt).toMatch(/reply\.prompt\.md#rewrite of reply$/);
  });

  it('asks with the length aimed at, and sends no placeholder', async () => {
    server.queue({ text: answer(short) });
    await rewrite(['--ratio', '0.55', '--model', 'gpt-4.1']);
    const [{ body }] = server.requests as [ScriptedServer['requests'][number]];
    expect(body.model).toBe('gpt-4.1');
    expect(body.messages[0]?.content).toContain('about 55 % of its length');
    expect(body.messages[1]?.content).toBe(answer(wordy));
  });

  it('writes with --write, and not over what was changed meanwhile', async () => {
    server.queue({ text: answer(short) });
    expect((await rewrite(['--write'])).exit).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(front + short);
    writeFileSync(path, front + wordy);
    server.queue({ text: answer(short), firstPieceMs: 200 });
    const running = rewrite(['--write']);
    await expect.poll(() => server.requests.length).toBe(2);
    writeFileSync(path, 'Changed.');
    expect(await running).toMatchObject({ exit: 2, complaints: [expect.stringContaining('has changed')] });
    expect(readFileSync(path, 'utf8')).toBe('Changed.');
  });

  it.each([
    [
      'loses a number',
      answer(short.replace('30 words', 'words')),
      'It lost the number 30 in “in at most 30 words, and never”.',
    ],
    ['is longer', answer(`Please do ${wordy.slice(7)}`), /^It is not shorter/],
    ['is something else', 'I am sorry, but I cannot help with that.', /^It does not hold the prompt/],
  ])('exits 1 when the answer %s, says why, and writes nothing', async (_, text, reason) => {
    server.queue({ text });
    const { json, exit, complaints } = await rewrite(['--write']);
    expect(exit).toBe(1);
    expect(json).toMatchObject({ text: front + wordy, edits: [], refused: expect.stringMatching(reason) });
    expect(complaints?.[0]).toMatch(/^The rewrite is refused\. It /);
    expect(readFileSync(path, 'utf8')).toBe(front + wordy);
    expect((await report()).totals.calls).toBe(1);
  });

  it.each([
    ['cut', /broke off/],
    ['limited', /limits how much may be asked/],
    ['unauthorised', /API key/],
  ])('exits 1 when the call is %s, with the key nowhere', async (script, sentence) => {
    const outcome = await rewrite(['--write'], server.scripted(script));
    expect(outcome).toMatchObject({ exit: 1, json: { refused: null, edits: [] } });
    expect(outcome.complaints?.[0]).toMatch(sentence);
    expect(JSON.stringify(outcome)).not.toContain('sk-test');
    expect(readFileSync(path, 'utf8')).toBe(front + wordy);
  });

  it('says with --estimate what a call would cost, and makes none', async () => {
    const { json, exit } = await rewrite(['--estimate']);
    expect(exit).toBe(0);
    const { request } = json as { request: { tokens: { input: number; output: number }; costNano: number } };
    expect(request.costNano).toBe(request.tokens.input * 150 + request.tokens.output * 600);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [['--ratio', '1.2'], '--ratio takes a number from 0.1 to 0.95, not "1.2".'],
    [['--write', '--estimate'], '--estimate writes nothing: leave --write out.'],
    [['--prompt', 'other'], /holds no prompt "other"\. It holds: reply\./],
  ])('refuses %j before anything is sent', async (words, sentence) => {
    const { complaints, exit } = await rewrite(words);
    expect([exit, complaints]).toEqual([2, [expect.stringMatching(sentence)]]);
    expect(server.requests).toEqual([]);
  });

  it('leaves alone what the file says to leave alone', async () => {
    writeFileSync(path, `---\nmodel: gpt-4o-mini\npromptmeter-ignore: minimise\n---\n${wordy}`);
    const { complaints, exit } = await rewrite();
    expect([exit, complaints]).toEqual([
      2,
      ['“reply” says “promptmeter-ignore: minimise”, so it is left as it is.'],
    ]);
    expect(server.requests).toEqual([]);
  });
});
