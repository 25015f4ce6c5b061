import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { lenses } from './code/workbench.mts';

const test = hostTest({ settings: { 'promptmeter.defaultModel': 'gpt-4o' } });

test('counts the files that a prompt imports, and follows them', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const [path, style, gone] = ['CLAUDE.md', 'docs/style.md', 'docs/gone.md'].map(it =>
    join(workspace, it),
  ) as [string, string, string];
  await mkdir(join(workspace, 'docs'), { recursive: true });
  await writeFile(path, 'Mind @docs/style.md and @docs/gone.md.\n');
  await writeFile(style, 'Short lines. Plain words.\n');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  const lens = lenses(page).filter({ hasText: 'of 1 imported file' });
  await lens.waitFor();
  const before = await lens.textContent();
  expect(before).toMatch(/^\d+ tokens \+ \d+ tokens of 1 imported file · .* in every request/);

  const problems = () =>
    inHost(
      (vscode, file) =>
        vscode.languages
          .getDiagnostics(vscode.Uri.file(file))
          .map(it => [it.message, it.range.start.character]),
      path,
    );
  await expect.poll(problems, { timeout: 10_000 }).toContainEqual(['“docs/gone.md” was not found.', 24]);

  await inHost(vscode => vscode.commands.executeCommand('editor.action.showHover'));
  const hover = page.locator('.monaco-hover', { hasText: 'With docs/style.md, as saved.' });
  await hover.waitFor();
  expect(await hover.textContent()).toContain('“docs/gone.md” was not found.');
  await code.screenshot('includes-dark');

  await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'One more sentence stands here. ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }, style);
  await expect.poll(async () => (await lens.textContent()) !== before, { timeout: 10_000 }).toBe(true);

  // Files that come and go without an editor are followed too.
  await writeFile(gone, 'Found.\n');
  const both = lenses(page).filter({ hasText: 'of 2 imported files' });
  await both.waitFor();
  await expect.poll(problems, { timeout: 10_000 }).not.toContainEqual(['“docs/gone.md” was not found.', 24]);
  await page.keyboard.press('Escape');
  await code.settings({ 'workbench.colorTheme': 'Light Modern' });
  await page.locator('.monaco-workbench.vs').waitFor();
  const newHover = page.locator('.monaco-hover', { hasText: 'With docs/style.md, docs/gone.md, as saved.' });
  await expect
    .poll(
      async () => {
        await inHost(vscode => vscode.commands.executeCommand('editor.action.showHover'));
        return newHover.isVisible();
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBe(true);
  await code.screenshot('includes-light');
  await rm(gone);
  await lens.waitFor();
});
