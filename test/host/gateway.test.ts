import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type KeptCall, openLedger } from '../../src/ledger';
import { startServer } from '../support/server/server.mts';
import { hostTest } from './code/hostTest.mts';
import { lenses, openFile, runCommand } from './code/workbench.mts';

const models = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': models.baseUrl } });
const openai = join(import.meta.dirname, '../../node_modules/openai/index.mjs');

/** A program as anybody writes it: it knows nothing of Promptmeter. */
const program = (prompt: string) => `
import { readFile } from 'node:fs/promises';
import OpenAI from ${JSON.stringify(openai)};
const template = (await readFile(${JSON.stringify(prompt)}, 'utf8')).replace(/^---[^]*?---\\n/, '').trim();
const content = template.replaceAll('{{order}}', 'One atlas.').replaceAll('{{complaint}}', 'It came late.');
const answer = await new OpenAI().chat.completions.create({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content }],
  stream: true,
  stream_options: { include_usage: true },
});
for await (const { choices } of answer) process.stdout.write(choices[0]?.delta.content ?? '');
`;

async function callsIn(file: string): Promise<readonly KeptCall[]> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const calls = await ledger.calls(10);
  await ledger.close();
  return calls;
}

test('a program run in the terminal of a metered workspace is in the ledger, on its prompt', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const prompt = 'prompts/review-complaint.prompt.md';
  const script = join(workspace, 'ask.mjs');
  writeFileSync(script, program(join(workspace, prompt)));
  await runCommand(page, 'Promptmeter: Meter This Workspace');
  await page.locator('.statusbar-item', { hasText: 'Metered' }).waitFor({ timeout: 30_000 });
  await inHost(
    (vscode, node, path) => {
      const terminal = vscode.window.createTerminal('program');
      terminal.show();
      terminal.sendText(`"${node}" "${path}"`);
    },
    process.execPath,
    script,
  );
  const ledger = join(code.globalStorage, 'ledger.db');
  await expect
    .poll(() => callsIn(ledger), { timeout: 60_000, interval: 500 })
    .toMatchObject([
      {
        status: 'ok',
        source: 'gateway',
        workspace,
        prompt,
        usageFrom: 'provider',
        tags: [expect.stringMatching(/ask\.mjs$/)],
      },
    ]);
  expect(models.requests).toHaveLength(1);
  await openFile(page, prompt);
  await lenses(page).filter({ hasText: '1 call' }).first().waitFor({ timeout: 30_000 });
  await code.screenshot('gateway-metered-dark');

  await runCommand(page, 'Promptmeter: Stop Gateway');
  await page
    .locator('.statusbar-item', { hasText: 'Metered' })
    .waitFor({ state: 'detached', timeout: 30_000 });
  const seen = join(workspace, 'seen.txt');
  const look = join(workspace, 'look.mjs');
  writeFileSync(
    look,
    `import { writeFileSync } from 'node:fs';
    writeFileSync(${JSON.stringify(seen)}, String(process.env.OPENAI_BASE_URL));`,
  );
  await inHost(
    (vscode, node, path) => vscode.window.createTerminal('unmetered').sendText(`"${node}" "${path}"`),
    process.execPath,
    look,
  );
  await expect
    .poll(() => existsSync(seen) && readFileSync(seen, 'utf8'), { timeout: 30_000 })
    .toBe('undefined');
});
