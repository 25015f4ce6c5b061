import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './code/cache.mts';
import { hostTest } from './code/hostTest.mts';
import { npm } from './code/npm.mts';

await npm(root, 'run', 'package');
const test = hostTest({ vsix: join(root, 'promptmeter.vsix') });

test('the package installs and activates', async ({ inHost }) => {
  const { path, commands } = await inHost(async vscode => {
    const extension = vscode.extensions.getExtension('promptmeter.promptmeter')!;
    await extension.activate();
    const commands = await vscode.commands.getCommands(true);
    return { path: extension.extensionPath, commands: commands.filter(it => it.startsWith('promptmeter.')) };
  });
  expect(path).not.toBe(root);
  expect(commands).toContain('promptmeter.showSpend');

  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  expect(files.filter(file => /\.(map|ts|mts|c|h)$|^(src|test|media)$/.test(file))).toEqual([]);
});
