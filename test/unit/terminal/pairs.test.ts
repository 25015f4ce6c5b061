import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServer } from '../../support/server/server.mts';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

it('pairs writes what was asked and answered as examples, with the price of training on them', async () => {
  const server = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-pairs-'));
  const ledger = ledgerFile();
  const out = join(folder, 'pairs.jsonl');
  const environment = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-test' };
  const stdin = '---\nmodel: gpt-4o-mini\n---\nGreet ${input:name} in French.';
  const words = ['run', '-', '--as', 'greet.prompt.md', '--ledger', ledger, '--keep-text', '--set'];
  for (const [name, text] of [
    ['Ada', 'Bonjour, Ada.'],
    ['Grace', 'I cannot help with that.'],
    ['Ada', 'Salut, Ada.'],
  ]) {
    server.queue({ text: text! });
    await promptmeter([...words, `name=${name}`], { stdin, environment });
  }
  const { json, text, exit, complaints } = await promptmeter([
    ...['pairs', '--ledger', ledger, '--out', out, '--check', 'answered', '--for', 'gpt-4o-mini'],
  ]);
  expect(exit).toBe(0);
  expect(json).toMatchObject({
    examples: 1,
    failed: 1,
    epochs: 25,
    cost: { kind: 'priced', asOf: '2025-10' },
  });
  expect(text).toContain('1 examples in ');
  expect(complaints).toEqual(['OpenAI trains on 10 examples or more.']);
  expect(
    readFileSync(out, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(it => JSON.parse(it)),
  ).toEqual([
    {
      messages: [
        { role: 'user', content: 'Greet Ada in French.' },
        { role: 'assistant', content: 'Salut, Ada.' },
      ],
    },
  ]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const other = await promptmeter(['pairs', '--ledger', ledger, '--asked', 'gpt-4o']);
  expect(other).toMatchObject({ exit: 1, json: { examples: 0 } });
  expect(await promptmeter(['pairs', '--ledger', ledger, '--check', 'judge'])).toMatchObject({ exit: 2 });
  await server.close();
  rmSync(folder, { recursive: true });
});
