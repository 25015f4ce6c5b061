import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { openFile, quickInput, runCommand, webview } from './code/workbench.mts';

const models = await startServer();
const test = hostTest({
  settings: { 'promptmeter.baseUrl': models.baseUrl, 'promptmeter.lens.message': false },
});
test.beforeEach(() => models.forget());
const file = 'prompts/kept.prompt.md';

test('a prompt that asks for it is answered from what is kept, until that is thrown out', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const front = '---\nmodel: gpt-4o-mini\npromptmeter-cache: exact sampled\n---\n';
  writeFileSync(join(workspace, file), `${front}Name a colour of autumn.\n`);
  await openFile(page, file);
  const run = async () => {
    await clearNotifications(inHost);
    await openFile(page, file);
    await runCommand(page, 'Promptmeter: Run Prompt');
  };
  await run();
  await told(code, 'done');
  expect(models.requests).toHaveLength(1);
  await run();
  await told(code, 'kept in the cache');
  expect(models.requests).toHaveLength(1);
  await code.screenshot('cache-run-dark');

  await clearNotifications(inHost);
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  const panel = webview(page);
  const served = panel.locator('.calls tbody tr', { hasText: 'From the cache' });
  await served.waitFor();
  await served.scrollIntoViewIfNeeded();
  await code.screenshot('cache-panel-dark');
  await showTheme(code, 'light');
  await code.screenshot('cache-panel-light');
  await served.getByRole('button', { name: /Throw out the kept answer/ }).click();
  await told(code, 'was thrown out');
  await run();
  await told(code, 'done');
  expect(models.requests).toHaveLength(2);

  await clearNotifications(inHost);
  await openFile(page, file);
  await runCommand(page, 'Promptmeter: Clear Cache…');
  await page.locator('.quick-input-list').getByText('Of this prompt').waitFor();
  await code.screenshot('cache-clear-light');
  await quickInput(page).fill('Of this prompt');
  await quickInput(page).press('Enter');
  await told(code, '1 answer thrown out.');
  await clearNotifications(inHost);
  await runCommand(page, 'Promptmeter: Clear Cache…');
  await told(code, 'No answers are kept.');
});
