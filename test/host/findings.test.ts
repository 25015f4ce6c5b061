import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { problemsOf, showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { findAction, runCommand, webview } from './code/workbench.mts';

const test = hostTest();

const extraction = `---
model: gpt-4o
---
Extract the sender's name, the date and the order number from the letter below. Return them as JSON.

{{letter}}
`;

test('suggests a cheaper model on its name, and "Use" puts the prompt on it', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'extract.prompt.md');
  await writeFile(path, extraction);
  await showFile(inHost, path, 1, 8);
  const problems = () => problemsOf(inHost, path);
  await expect.poll(problems).toMatchObject([{ code: 'cheaper-model', text: 'gpt-4o' }]);
  // A lens that comes in late moves the lines and closes the list.
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o' }).waitFor();
  const use = await findAction(page, /^Use /);
  await code.screenshot('cheaper-model');
  const cheaper = (await use.textContent())!.replace('Use ', '');
  await use.click();
  await page.locator('.codelens-decoration', { hasText: cheaper }).waitFor();
  expect(await inHost(async vscode => vscode.window.activeTextEditor!.document.lineAt(1).text)).toBe(
    `model: ${cheaper}`,
  );
  await expect.poll(problems).toEqual([]);
});

test('puts a prompt on the model chosen from the table, though the file has changed meanwhile', async ({
  page,
  inHost,
  workspace,
}) => {
  const path = join(workspace, 'unpriced.prompt.md');
  await writeFile(path, '---\nmodel: my-own-model\n---\nName three colours.\n');
  await showFile(inHost, path);
  await page.locator('.codelens-decoration a', { hasText: 'unpriced' }).click();
  await webview(page).getByLabel('Filter').fill('openai gpt-4o-mini');
  const use = webview(page).getByRole('button', { name: 'Use gpt-4o-mini of openai', exact: true });
  await use.waitFor();
  const text = await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'description: colours\n');
    await vscode.workspace.applyEdit(edit);
    return document.getText();
  }, path);
  await use.click();
  const now = () => textOf(inHost, path);
  await expect.poll(now).toBe(text.replace('my-own-model', 'gpt-4o-mini'));
});

test('leads to the other copy of what is said twice, and takes the repetition out once it was looked at', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'answer.prompt.md');
  const once = `---\nmodel: gpt-4o-mini\n---\n${rule}\n\n{{letter}}\n`;
  await writeFile(path, `${once}\n${rule}\n`);
  const open = () => showFile(inHost, path, 7, 3);
  const state = () =>
    inHost(async vscode => {
      const { document, selection } = vscode.window.activeTextEditor!;
      return { line: selection.start.line, text: document.getText() };
    });
  await open();
  await page.locator('.squiggly-info').first().waitFor();
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o-mini' }).waitFor();
  const go = await findAction(page, /^Go to the same paragraph$/);
  await code.screenshot('duplicate-lightbulb');
  const titles = await page.locator('.action-widget .action').allTextContents();
  expect(titles.filter(it => it.startsWith('Review: remove'))).toHaveLength(1);
  expect(new Set(titles).size).toBe(titles.length);
  await go.click();
  await expect.poll(async () => (await state()).line).toBe(3);

  await open();
  await (await findAction(page, /^Review: remove/)).click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Take it' }).click();
  await expect.poll(async () => (await state()).text).toBe(once);
  // The review has closed its difference and shown the file again.
  await page.locator('.statusbar-item', { hasText: '1 edit taken' }).waitFor();
});

const rule =
  'Write to the customer in the language of their letter, greet them by the name they sign with, and promise no date ' +
  'for the delivery unless the order says one. Where a letter asks for several things, answer them in its order.';

test('tells what is said twice with a link to its page; what is dismissed stays so after a reload', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'letter.prompt.md');
  await writeFile(path, `---\nmodel: gpt-4o-mini\n---\n${rule}\n\n{{letter}}\n\n${rule}\n`);
  const open = () => showFile(inHost, path, 7, 3);
  const found = () => problemsOf(inHost, path);
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.restoreSuggestions'));
  await open();
  await expect.poll(found).toMatchObject([{ code: 'duplicate', line: 7, related: [{ line: 3 }] }]);

  await inHost(async vscode => vscode.commands.executeCommand('editor.action.marker.next'));
  await page.locator('.marker-widget a', { hasText: 'duplicate' }).click();
  await page.locator('.tab', { hasText: 'duplicate.md' }).waitFor();
  await code.screenshot('finding-page');

  await inHost(async vscode => vscode.commands.executeCommand('workbench.action.closeActiveEditor'));
  await open();
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o-mini' }).waitFor();
  await (await findAction(page, /^Do not suggest in this file/)).click();
  await expect.poll(found).toEqual([]);

  await Promise.all([page.waitForEvent('load'), runCommand(page, 'Developer: Reload Window')]);
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o-mini' }).waitFor();
  expect(await page.locator('.squiggly-info').count()).toBe(0);
  await runCommand(page, 'Show Dismissed Suggestions Again');
  await page.locator('.squiggly-info').first().waitFor();
});
