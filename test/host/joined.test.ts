import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { root } from './code/cache.mts';
import { hovered, showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { lenses } from './code/workbench.mts';

const server = await startServer();
const test = hostTest();
test.beforeEach(() => server.forget());

const own = `You answer customers of Brightwater Books in two warm sentences.
Name the order, say when it will arrive, and never promise a refund.`;
const rendered = (mail: string) => `${own}\r\n\r\n${mail}\r\n`;

test('lens, hover and list show the calls that programs made with a prompt', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'orders.prompt.md');
  await writeFile(path, `---\nmodel: gpt-4o\n---\n${own}\n\n\${input:mail}\n`);
  await showFile(inHost, path);
  const lens = lenses(page).filter({ hasText: 'gpt-4o' });
  await lens.waitFor();
  expect(await lens.textContent()).not.toContain('calls');

  const url = await startGateway(workspace, join(code.globalStorage, 'ledger.db'));
  for (let index = 0; index < 24; index++) {
    const usage = {
      prompt_tokens: 1200,
      completion_tokens: 60,
      prompt_tokens_details: { cached_tokens: 144 },
    };
    server.queue({ model: 'gpt-4o', usage });
    await ask(url, rendered(`Where is order ${index}? You answer customers of Brightwater Books.`));
  }
  server.queue({ model: 'gpt-4o' });
  await ask(url, 'Where is my order?');
  const spent = lenses(page).filter({ hasText: '24 calls in 30 days · $0.' });
  await spent.waitFor();
  expect(await spent.textContent()).toContain(' · cached 12 %');
  expect(await spent.textContent()).not.toContain('a month');
  await code.screenshot('joined-dark');

  await page.locator('.view-line', { hasText: 'never promise a refund' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Thank them for their patience, and sign as the whole team of the shop.');
  await lenses(page).filter({ hasText: ' · ≈ +$0.' }).filter({ hasText: 'a month' }).waitFor();
  await showTheme(code, 'light');
  await code.screenshot('joined-light');

  await page.locator('.view-line', { hasText: 'model: gpt-4o' }).click();
  const hover = await hovered(code, 'A call on average: 1,200 tokens in, 60 out');
  expect(await hover.textContent()).toMatch(
    /Edited since it was opened: \+\d+ tokens a call, ≈ \+\$0\.\d+ a month/,
  );
  await code.screenshot('joined-hover-light');
  await page.keyboard.press('Escape');

  await inHost(vscode => vscode.commands.executeCommand('promptmeter.prompts.focus'));
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.promptsBySpend'));
  const first = page.locator('.pane-body .monaco-list-row', { hasText: '24 calls' });
  await first.waitFor();
  expect(await first.textContent()).toMatch(/^orders\.prompt\.md\$0\.\d+ · 24 calls/);
  await code.screenshot('joined-list-light');
  await showTheme(code, 'dark');
  await code.screenshot('joined-list-dark');
});

/** The product's own gateway in a process of its own, on the window's ledger. @returns its URL */
async function startGateway(workspace: string, ledger: string): Promise<string> {
  const upstream = server.baseUrl.replace('/v1', '');
  const words = [
    'gateway',
    '--ledger',
    ledger,
    '--workspace',
    workspace,
    '--upstream',
    upstream,
    '--no-token',
  ];
  const gateway: ChildProcess = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words, '--json'], {
    env: { ...process.env, OPENAI_API_KEY: 'sk-own' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    gateway.kill('SIGINT');
    if (gateway.exitCode === null) await once(gateway, 'exit');
  });
  const [line] = (await once(gateway.stdout!, 'data')) as [Buffer];
  return (JSON.parse(line.toString()) as { url: string }).url;
}

async function ask(url: string, content: string): Promise<void> {
  const body = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
  const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-own' };
  const answer = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  await answer.text();
}
