// Runs the host tests: the extension in a real VS Code.
//
// usage: npm run test:host [-- --only NAME] [-- --desktop]
//   --only NAME   only the files test/host/*.test.ts whose name holds NAME (may be repeated)
//   --desktop     in a desktop VS Code, which @vscode/test-electron downloads; VSCODE_PATH=/path/to/code names an
//                 installed one. Without either: the server build of VS Code from the npm registry, kept in
//                 .vscode-test/, in a browser without a window.
//
// How to write one. A file of test/host/ is one VS Code on a fresh copy of test/fixtures/workspace, with user data of
// its own; its tests run in order, as one walk, while another file has another VS Code. It may look from both sides, in
// the same test:
//
//   import { expect } from 'vitest';
//   import { hostTest } from './code/hostTest.mts';
//   const test = hostTest({ settings: { 'promptmeter.defaultModel': 'gpt-4o' } }); // see CodeOptions
//
//   test('shows a lens', async ({ page, inHost, workspace, code }) => {
//     // in the extension host; the function travels as text, so give it what it needs
//     const lenses = await inHost(async (vscode, path) => {
//       const { uri } = await vscode.workspace.openTextDocument(path);
//       return vscode.commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', uri);
//     }, `${workspace}/a.prompt.md`);
//     expect(lenses).toHaveLength(1);
//     // in the window, with Playwright: wait for what is to be seen, never for a time
//     await page.locator('.codelens-decoration').first().waitFor();
//     await showTheme(code, 'light');
//     await code.screenshot('lens-light'); // .vscode-test/screenshots/lens-light.png
//   });
//
// CI tries a test that failed once more, on files, settings and a ledger as they were before its first try; what only the
// window's memory holds is as that left it, so a test begins by asking for what it needs.
//
// ./code/workbench.mts opens files, menus and webviews, ./code/editor.mts shows files and says what the editor holds,
// ./code/notifications.mts waits for what the user is told, ./code/theme.mts shows a theme. They bear with a busy
// machine, as every wait does for 30 s: name no other time without a reason. Keep these tests few: what needs no VS Code
// is tested in test/unit.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { findBrowser } from './code/browser.mts';
import { root } from './code/cache.mts';
import { desktopExecutable } from './code/desktop.mts';
import { installServer } from './code/server.mts';
import { temporaryFolder } from './code/temporary.mts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    desktop: { type: 'boolean', default: false },
  },
});
const desktop = await desktopExecutable(values.desktop);
if (desktop) {
  process.env.VSCODE_PATH = desktop; // for the processes that run the tests
} else {
  await installServer();
  await findBrowser();
}
// What is started in this run, a window or a test's process, is compiled once.
process.env.NODE_COMPILE_CACHE = join(temporaryFolder(), 'compiled');
const vitest = await startVitest(values.only, { root, config: 'test/host/vitest.config.mts', run: true });
await vitest.close();
