import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { hostTest } from './code/hostTest.mts';
import { openFile, quickInput, runCommand, webview } from './code/workbench.mts';

const models = await startServer();
const test = hostTest({
  settings: { 'promptmeter.baseUrl': models.baseUrl, 'promptmeter.lens.message': false },
});
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
  const list = () => inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  const told = (text: string) =>
    page.locator('.notifications-center .notification-list-item', { hasText: text });
  const waitTold = (text: string) =>
    expect
      .poll(async () => list().then(() => told(text).first().isVisible()), { timeout: 30_000, interval: 500 })
      .toBe(true);
  const run = async () => {
    await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
    await openFile(page, file);
    await runCommand(page, 'Promptmeter: Run Prompt');
  };
  await run();
  await waitTold('done');
  expect(models.requests).toHaveLength(1);
  await run();
  await waitTold('kept in the cache');
  expect(models.requests).toHaveLength(1);
  await code.screenshot('cache-run-dark');

  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  const panel = webview(page);
  const served = panel.locator('.calls tbody tr', { hasText: 'From the cache' });
  await served.waitFor({ timeout: 20_000 });
  await served.scrollIntoViewIfNeeded();
  await code.screenshot('cache-panel-dark');
  await code.settings({ 'workbench.colorTheme': 'Default Light Modern' });
  await code.screenshot('cache-panel-light');
  await served.getByRole('button', { name: /Throw out the kept answer/ }).click();
  await waitTold('was thrown out');
  await run();
  await waitTold('done');
  expect(models.requests).toHaveLength(2);

  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await openFile(page, file);
  await runCommand(page, 'Promptmeter: Clear Cache…');
  await page.getByText('Of this prompt').waitFor();
  await code.screenshot('cache-clear-light');
  await quickInput(page).fill('Of this prompt');
  await quickInput(page).press('Enter');
  await waitTold('1 answer thrown out.');
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await runCommand(page, 'Promptmeter: Clear Cache…');
  await waitTold('No answers are kept.');
});
