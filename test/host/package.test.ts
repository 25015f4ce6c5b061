import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './code/cache.mts';
import { hostTest } from './code/hostTest.mts';
import { npm } from './code/npm.mts';

await npm(root, 'run', 'package');
// The package is made of a minified `dist`, which is not what the files after this one are to test.
await npm(root, 'run', 'build');
const test = hostTest({ vsix: join(root, 'promptmeter.vsix') });

test('the package installs, activates and brings the terminal command', async ({ inHost, code }) => {
  const { path, commands } = await inHost(async vscode => {
    const extension = vscode.extensions.getExtension('promptmeter.promptmeter')!;
    await extension.activate();
    return { path: extension.extensionPath, commands: await vscode.commands.getCommands(true) };
  });
  expect(path).not.toBe(root);
  expect(commands).toContain('promptmeter.minimise');

  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  expect(files.filter(file => /\.(map|ts|mts|c|h)$|^(src|test)$/.test(file))).toEqual([]);
  const media = files.filter(file => file.startsWith('media/'));
  expect(media.filter(file => !/^media\/findings(\/[a-z-]+\.md)?$/.test(file))).toEqual([
    'media/promptmeter.svg',
  ]);
  expect(media).toContain('media/findings/duplicate.md');

  const cli = (...args: string[]) =>
    JSON.parse(
      execFileSync(process.execPath, [join(path, 'dist/cli.js'), ...args, '--json'], { input }).toString(),
    );
  const input = 'hello world';
  expect(cli('count', '--raw', '--encoding', 'o200k_base', '-')).toEqual({ tokens: 2 });
  const ledger = join(code.globalStorage, 'ledger.db');
  await expect.poll(() => existsSync(ledger)).toBe(true);
  expect(cli('report', '--ledger', ledger).totals.calls).toBe(0);
});
