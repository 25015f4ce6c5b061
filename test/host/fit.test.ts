import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction, quickInput, runCommand } from './code/workbench.mts';

const test = hostTest();

const report = `---
model: gpt-4o
promptmeter-budget: 130 tokens
---
Say what the stone for the mill cost, and who paid for it.

<context>
The mill by the river was closed on Monday, and nobody came to ask for flour.

On Tuesday the miller bought a new stone for the mill. The stone cost ten crowns, and his brother paid for it.

It rained all day on Wednesday, so the children stayed inside and read the books that the teacher had left them.

On Thursday the teacher came to fetch the books. She said that the river was higher than it had been for years.

The baker sent word on Friday that there was no bread left in town, and that he would wait for the flour.
</context>

Answer in one sentence.
`;

test('a marked part is fitted into a budget once the change was looked at, and one undo takes it back', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'mill.prompt.md');
  await writeFile(path, report);
  await showFile(inHost, path, 7, 4);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).waitFor();
  const now = () => textOf(inHost, path);
  const row = (label: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: label });

  await findAction(page, /^Fit “context” to N tokens…/);
  await code.screenshot('fit-lightbulb');
  await page.keyboard.press('Escape');

  await runCommand(page, 'Fit to N Tokens');
  const question = page.locator('.quick-input-message');
  await expect.poll(() => question.textContent()).toMatch(/what its budget leaves/);
  await code.screenshot('fit-budget');
  await quickInput(page).fill('60');
  await page.keyboard.press('Enter');
  await row('Keep the key sentences').waitFor();
  expect(await row('Keep the start').textContent()).toMatch(/\d+ tokens, \d+ left out/);
  await code.screenshot('fit-strategies');
  await row('Keep the key sentences').click();
  await row('Make the change').waitFor();
  await page.locator('.monaco-diff-editor').first().waitFor();
  expect(await now()).toBe(report);
  await code.screenshot('fit-dark');
  await showTheme(code, 'light');
  await code.screenshot('fit-light');
  await row('Make the change').click();
  await expect.poll(now).toMatch(/\[\.\.\. \d+ tokens left out \.\.\.\]/);
  const fitted = await now();
  expect(fitted).toContain('The stone cost ten crowns, and his brother paid for it.');
  expect(fitted).toContain('Answer in one sentence.');
  await page.locator('.monaco-diff-editor').first().waitFor({ state: 'detached' });

  await inHost(vscode => vscode.commands.executeCommand('undo'));
  await expect.poll(now).toBe(report);

  // What is selected is the part, wherever it stands.
  await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(7, 0, 11, 40);
  }, path);
  await runCommand(page, 'Fit to N Tokens');
  await expect.poll(() => question.textContent()).toMatch(/may the selection take/);
  await page.keyboard.press('Escape');
});
