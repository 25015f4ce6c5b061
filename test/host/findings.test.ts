import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { findAction } from './code/workbench.mts';

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
