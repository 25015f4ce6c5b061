import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';

const test = hostTest({});

test('counts the files that a prompt imports, and follows them', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const [path, style] = [join(workspace, 'CLAUDE.md'), join(workspace, 'docs/style.md')];
  await mkdir(join(workspace, 'docs'), { recursive: true });
  await writeFile(path, 'Mind @docs/style.md and @docs/gone.md.\n');
  await writeFile(style, 'Short lines. Plain words.\n');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  const lens = page.locator('.codelens-decoration', { hasText: 'of 1 imported file' });
  await lens.waitFor();
  const before = await lens.textContent();
  expect(before).toMatch(/^\d+ tokens \+ \d+ tokens of 1 imported file · .* in every request/);
  await code.screenshot('includes-dark');
  await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'One more sentence stands here. ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }, style);
  await expect.poll(async () => (await lens.textContent()) !== before, { timeout: 10_000 }).toBe(true);
});
