import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openLedger } from '../../src/ledger';
import { startServer } from '../support/server/server.mts';
import { sampleCall } from '../unit/ledger/call';
import { showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { chooseFile } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({
  // The system's own dialog cannot be reached from a test.
  settings: { 'promptmeter.baseUrl': server.baseUrl, 'files.simpleDialog.enable': true },
});
test.beforeEach(() => server.forget());
/** Long enough that paying it once for ten rows is cheaper. */
const guide = Array.from(
  { length: 12 },
  (_, index) =>
    `Rule ${index + 1}: weigh what the guest says of the food, the room, the waiters and the bill before the rest.`,
).join('\n');

test('a prompt is run on a table, ten rows in a request, and the answers open as a document', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'mood.prompt.md');
  await writeFile(
    path,
    `---\nmodel: gpt-4o-mini\n---\n${guide}\nName the mood of the review in a word: \${input:review}\n`,
  );
  const table = join(workspace, 'reviews.csv');
  const reviews = Array.from({ length: 12 }, (_, index) => `r${index + 1},"Tea no. ${index + 1}, lovely."`);
  await writeFile(table, `id,review\n${reviews.join('\n')}\n`);
  await showFile(inHost, path);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o-mini' }).first().waitFor();

  const group = (from: number, to: number) =>
    JSON.stringify(
      Array.from({ length: to - from + 1 }, (_, index) => ({ id: `r${from + index}`, answer: 'joy' })),
    );
  server.queue({ text: group(1, 10), firstPieceMs: 300 }, { text: group(11, 12) });
  await inHost(async vscode => {
    void vscode.commands.executeCommand('promptmeter.runOnTable');
  });
  await chooseFile(page, table, 'Use These Inputs');
  const ways = page.locator('.quick-input-list .monaco-list-row');
  await ways.filter({ hasText: '10 rows in a request' }).waitFor();
  await code.screenshot('batch-plan');
  const told = await ways.allTextContents();
  expect(told[0]).toMatch(/Row by row.*12 requests, \$0\.0/);
  expect(told[2]).toMatch(/As a batch, within a day.*12 requests, \$0\.0/);
  expect(server.requests).toEqual([]);
  await ways.filter({ hasText: '10 rows in a request' }).click();

  const shown = () => inHost(async vscode => vscode.window.activeTextEditor?.document.getText() ?? '');
  await expect.poll(shown).toMatch(/^\{"key":"r1","text":"joy"/);
  expect((await shown()).trim().split('\n')).toHaveLength(12);
  expect(server.requests).toHaveLength(2);
  await code.screenshot('batch-answers');
  const report = await reported(code.globalStorage);
  expect(report.totals.calls).toBe(2);
});

test('recorded calls are inputs of a test, and pairs to train a model on', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const ledger = openLedger({
    file: join(code.globalStorage, 'ledger.db'),
    onNotice: ({ message }) => expect.fail(message),
  });
  const reviews = Array.from({ length: 12 }, (_, index) => `Soup no. ${index + 1}, cold.`);
  const now = Date.now();
  await ledger.record(
    reviews.map((_, index) =>
      sampleCall(`kept ${index}`, { at: now - 1000 * index, workspace, prompt: 'mood.prompt.md' }),
    ),
    reviews.map((review, index) => ({
      id: `kept ${index}`,
      messages: [{ role: 'user', text: `Name the mood of the review in a word: ${review}` }],
      values: { review },
      answer: 'anger',
    })),
  );
  await ledger.close();
  await clearNotifications(inHost);
  await showFile(inHost, join(workspace, 'mood.prompt.md'));
  await inHost(async vscode => {
    void vscode.commands.executeCommand('promptmeter.testCheaperModel', undefined, 'gpt-4.1-nano');
  });
  const choice = (label: string) =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  await choice('Recorded calls').waitFor();
  expect(await choice('Recorded calls').textContent()).toContain('12 different inputs');
  await code.screenshot('trial-recorded-dark');
  await choice('Recorded calls').click();
  await choice('The same answer as gpt-4o-mini').waitFor();
  expect(await choice('The same answer').textContent()).toContain('fits these inputs');
  expect(await choice('The expected answer').count()).toBe(0);
  await page.keyboard.press('Escape');

  await showTheme(code, 'light');
  await inHost(vscode => void vscode.commands.executeCommand('promptmeter.exportPairs'));
  await choice('12 pairs').waitFor();
  await code.screenshot('pairs-whose-light');
  await choice('12 pairs').click();
  await choice('Answers, no refusals').waitFor();
  await code.screenshot('pairs-check-light');
  await choice('Answers, no refusals').click();
  await choice('gpt-4o-mini').waitFor();
  expect(await choice('gpt-4o-mini').textContent()).toMatch(/about \$0\.0\d+ at the price of 2025-10/);
  await code.screenshot('pairs-models-light');
  await choice('gpt-4o-mini').click();
  const file = join(workspace, 'pairs.jsonl');
  await chooseFile(page, file, 'OK');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toMatch(/\n$/);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(12);
  expect(JSON.parse(lines[0]!)).toEqual({
    messages: [
      { role: 'user', content: `Name the mood of the review in a word: ${reviews[0]}` },
      { role: 'assistant', content: 'anger' },
    ],
  });
  const done = await told(code, '12 examples are in pairs.jsonl.');
  await done.getByRole('button', { name: 'Open File' }).click();
  await page.locator('.tab.active', { hasText: 'pairs.jsonl' }).waitFor();
  await code.screenshot('pairs-file-light');
});

test('a batch that was handed in is offered to be continued when the window is opened again', {
  timeout: 120_000,
}, async ({ page, inHost, workspace, code }) => {
  server.batches.script = { perLook: 0 };
  await clearNotifications(inHost);
  await showFile(inHost, join(workspace, 'mood.prompt.md'));
  await inHost(vscode => void vscode.commands.executeCommand('promptmeter.runOnTable'));
  await chooseFile(page, join(workspace, 'reviews.csv'), 'Use These Inputs');
  const way = page.locator('.quick-input-list .monaco-list-row', { hasText: 'As a batch, within a day' });
  await way.waitFor();
  await way.click();
  const folder = join(code.globalStorage, 'batches');
  const jobs = () =>
    (existsSync(folder) ? readdirSync(folder) : []).map(it => readFileSync(join(folder, it), 'utf8'));
  await expect.poll(() => jobs().join(), { timeout: 20_000 }).toContain('batchId');

  server.batches.script = { text: key => `answer ${key}` };
  await page.reload();
  const answers = () =>
    Promise.race([inHost(() => true), new Promise<boolean>(resolve => setTimeout(resolve, 2000, false))]);
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  const offer = await told({ page, inHost }, 'A batch of mood.prompt.md, 12 rows, was handed in');
  await code.screenshot('batch-continue-light');
  await offer.getByRole('button', { name: 'Continue' }).click();
  const shown = () => inHost(async vscode => vscode.window.activeTextEditor?.document.getText() ?? '');
  await expect.poll(shown, { timeout: 30_000 }).toMatch(/^\{"key":"r1","text":"answer r1"/);
  await code.screenshot('batch-continued-light');
  expect(server.batches.kept).toHaveLength(1);
  expect(jobs().join()).toContain('closedAt');
});
