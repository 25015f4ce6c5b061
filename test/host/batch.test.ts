import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { hostTest } from './code/hostTest.mts';
import { chooseFile } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({
  // The system's own dialog cannot be reached from a test.
  settings: { 'promptmeter.baseUrl': server.baseUrl, 'files.simpleDialog.enable': true },
});
/** Long enough that paying it once for ten rows is cheaper. */
const guide = Array.from(
  { length: 12 },
  (_, index) =>
    `Rule ${index + 1}: weigh what the guest says of the food, the room, the waiters and the bill before the rest.`,
).join('\n');
const patience = { timeout: 20_000 };

test('a prompt is run on a table, ten rows in a request, and the answers open as a document', {
  timeout: 90_000,
}, async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'mood.prompt.md');
  await writeFile(
    path,
    `---\nmodel: gpt-4o-mini\n---\n${guide}\nName the mood of the review in a word: \${input:review}\n`,
  );
  const table = join(workspace, 'reviews.csv');
  const reviews = Array.from({ length: 12 }, (_, index) => `r${index + 1},"Tea no. ${index + 1}, lovely."`);
  await writeFile(table, `id,review\n${reviews.join('\n')}\n`);
  await inHost(
    async (vscode, file) => void (await vscode.window.showTextDocument(vscode.Uri.file(file))),
    path,
  );
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
  await ways.filter({ hasText: '10 rows in a request' }).waitFor(patience);
  await code.screenshot('batch-plan');
  const told = await ways.allTextContents();
  expect(told[0]).toMatch(/Row by row.*12 requests, \$0\.0/);
  expect(told[2]).toMatch(/As a batch, within a day.*12 requests, \$0\.0/);
  expect(server.requests).toEqual([]);
  await ways.filter({ hasText: '10 rows in a request' }).click();

  const shown = () => inHost(async vscode => vscode.window.activeTextEditor?.document.getText() ?? '');
  await expect.poll(shown, patience).toMatch(/^\{"key":"r1","text":"joy"/);
  expect((await shown()).trim().split('\n')).toHaveLength(12);
  expect(server.requests).toHaveLength(2);
  await code.screenshot('batch-answers');
  const report = await reported(code.globalStorage);
  expect(report.totals.calls).toBe(2);
});
