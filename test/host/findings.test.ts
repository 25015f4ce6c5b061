import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { findAction, webview } from './code/workbench.mts';

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
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(1, 8, 1, 8);
  }, path);
  const problems = () =>
    inHost(async (vscode, file) => {
      const { document } = vscode.window.activeTextEditor!;
      return vscode.languages
        .getDiagnostics(vscode.Uri.file(file))
        .filter(it => it.source === 'Promptmeter')
        .map(it => ({ code: it.code, text: document.getText(it.range) }));
    }, path);
  await expect.poll(problems, { timeout: 10_000 }).toEqual([{ code: 'cheaper-model', text: 'gpt-4o' }]);
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
  await expect.poll(problems, { timeout: 10_000 }).toEqual([]);
});

test('puts a prompt on the model chosen from the table, though the file has changed meanwhile', async ({
  page,
  inHost,
  workspace,
}) => {
  const path = join(workspace, 'unpriced.prompt.md');
  await writeFile(path, '---\nmodel: my-own-model\n---\nName three colours.\n');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
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
  const now = () =>
    inHost(
      async (vscode, file) => (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText(),
      path,
    );
  await expect.poll(now, { timeout: 10_000 }).toBe(text.replace('my-own-model', 'gpt-4o-mini'));
});
