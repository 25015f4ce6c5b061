import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { findAction } from './code/workbench.mts';

const test = hostTest();

const rules = 'Quote the source of every figure that you give, and say how sure you are of it.\n'.repeat(90);
const report = `---
model: gpt-4o
---
Write the weekly report.
Today is \${input:date}.

${rules}`;

test('says what the prompt cache misses, and moves the variables last once the change was looked at', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'report.prompt.md');
  await writeFile(path, report);
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(4, 12, 4, 12);
  }, path);
  const problems = () =>
    inHost(
      async (vscode, file) =>
        vscode.languages
          .getDiagnostics(vscode.Uri.file(file))
          .filter(it => it.source === 'Promptmeter')
          .map(it => (typeof it.code === 'object' ? it.code.value : it.code)),
      path,
    );
  await expect.poll(problems, { timeout: 10_000 }).toContain('cache-order');
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o' }).waitFor();
  const move = await findAction(page, /^Move variables last/);
  await code.screenshot('cache-order-lightbulb');
  await move.click();
  await page.locator('.quick-input-title', { hasText: 'Move variables last' }).waitFor();
  await page.locator('.monaco-diff-editor').first().waitFor();
  const now = () =>
    inHost(
      async (vscode, file) => (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText(),
      path,
    );
  expect(await now()).toBe(report);
  await code.screenshot('cache-order-dark');
  await code.settings({ 'workbench.colorTheme': 'Light Modern' });
  await page.locator('.monaco-workbench.vs').waitFor();
  await code.screenshot('cache-order-light');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Move them' }).click();
  await expect
    .poll(now, { timeout: 10_000 })
    .toBe(
      `---\nmodel: gpt-4o\n---\nWrite the weekly report.\n\n${rules.trimEnd()}\n\nToday is \${input:date}.\n`,
    );
  await expect.poll(problems, { timeout: 10_000 }).not.toContain('cache-order');
});

test('marks the static beginning of a request to Claude for the cache', async ({
  page,
  inHost,
  workspace,
}) => {
  const path = join(workspace, 'ask.json');
  const messages = [{ role: 'user', content: '{{question}}' }];
  await writeFile(path, JSON.stringify({ model: 'claude-sonnet-4-5', system: rules, messages }, null, 2));
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(1, 14, 1, 14);
  }, path);
  await page.locator('.codelens-decoration', { hasText: 'claude-sonnet-4-5' }).waitFor();
  await (await findAction(page, /^Add cache breakpoint/)).click();
  const system = () =>
    inHost(
      async (vscode, file) =>
        JSON.parse((await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText()).system,
      path,
    );
  await expect
    .poll(system, { timeout: 10_000 })
    .toEqual([{ type: 'text', text: rules, cache_control: { type: 'ephemeral' } }]);
});
