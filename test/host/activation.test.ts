import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';

const test = hostTest();
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const id = `${manifest.publisher}.${manifest.name}`;

test('activates and registers every command of package.json', async ({ inHost }) => {
  const found = await inHost(async (vscode, id) => {
    await vscode.extensions.getExtension(id)!.activate();
    return (await vscode.commands.getCommands(true)).filter(command => command.startsWith('promptmeter.'));
  }, id);
  const declared = manifest.contributes.commands.map((it: { command: string }) => it.command);
  expect(found).toEqual(expect.arrayContaining(declared));
});

test('opens a prompt in the workbench', async ({ page, inHost, workspace, code }) => {
  const name = await inHost(async (vscode, folder) => {
    const [file] = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, '**/*.prompt.md'),
      null,
      1,
    );
    await vscode.window.showTextDocument(file!);
    return file!.path.replace(/.*\//, '');
  }, workspace);
  await page.getByRole('tab', { name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
  await code.screenshot('activation');
});
