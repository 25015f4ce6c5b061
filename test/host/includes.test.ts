import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hovered, problemsOf, showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
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
  await showFile(inHost, path, 0);
  const lens = lenses(page).filter({ hasText: 'of 1 imported file' });
  await lens.waitFor();
  const before = await lens.textContent();
  expect(before).toMatch(/^\d+ tokens \+ \d+ tokens of 1 imported file · .* in every request/);

  const notFound = async () =>
    (await problemsOf(inHost, path))
      .filter(it => it.message === '“docs/gone.md” was not found.')
      .map(it => it.character);
  await expect.poll(notFound).toEqual([24]);

  const hover = await hovered(code, 'With docs/style.md, as saved.');
  expect(await hover.textContent()).toContain('“docs/gone.md” was not found.');
  await code.screenshot('includes-dark');

  await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'One more sentence stands here. ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }, style);
  await expect.poll(async () => (await lens.textContent()) !== before).toBe(true);

  // Files that come and go without an editor are followed too.
  await writeFile(gone, 'Found.\n');
  const both = lenses(page).filter({ hasText: 'of 2 imported files' });
  await both.waitFor();
  await expect.poll(notFound).toEqual([]);
  await page.keyboard.press('Escape');
  await showTheme(code, 'light');
  await hovered(code, 'With docs/style.md, docs/gone.md, as saved.');
  await code.screenshot('includes-light');
  await rm(gone);
  await lens.waitFor();
});
