import { join } from 'node:path';
import { expect } from 'vitest';
import { openLedger } from '../../src/ledger';
import { startServer } from '../support/server/server.mts';
import { sampleCall } from '../unit/ledger/call';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { giveValues, openFile, quickInput, runCommand, webview } from './code/workbench.mts';
import { pastCalls } from './history.mts';

const models = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': models.baseUrl } });
test.beforeEach(() => models.forget());
const prompt = 'prompts/review-complaint.prompt.md';

/** Spends from another process, as a second window would. */
async function spend(workspace: string, file: string, dollars: number): Promise<void> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const call = { at: Date.now(), costNano: dollars * 1e9, model: 'gpt-4o', workspace, prompt };
  await ledger.record([sampleCall(`spent ${dollars}`, call)]);
  await ledger.close();
}

let tries = 0;

test('a warning comes once, the status bar shows the budget, and a spent one refuses calls', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  // A warning that was given is not given again, so each try has a budget of its own.
  const team = `team ${++tries}`;
  await code.settings({ 'promptmeter.budgets': { [team]: { dollars: 10, period: 'month', hard: true } } });
  await openFile(page, prompt);
  const ledger = join(code.globalStorage, 'ledger.db');
  await spend(workspace, ledger, 8.5);
  await page.locator('.statusbar-item', { hasText: `85 % of “${team}”` }).waitFor();
  const warning = await told(code, `80 % of the budget “${team}”`);
  expect(await warning.textContent()).toContain(
    `80 % of the budget “${team}” are spent: $8.50 of $10.00 this month. ` +
      `Most of it went to gpt-4o ($8.50) and ${prompt} ($8.50).`,
  );
  await code.screenshot('budgets-warning-dark');

  await spend(workspace, ledger, 2);
  await page.locator('.statusbar-item', { hasText: `105 % of “${team}”` }).waitFor();
  await told(code, `The budget “${team}” is spent`);
  const warnings = page.locator('.notifications-center .notification-list-item', { hasText: '80 %' });
  expect(await warnings.count()).toBe(1);

  await clearNotifications(inHost);
  await runCommand(page, 'Promptmeter: Run Prompt');
  await giveValues(page, ['One atlas.', 'It came late.']);
  const refused = await told(code, 'does not allow the call');
  expect(models.requests).toHaveLength(0);
  await showTheme(code, 'light');
  await code.screenshot('budgets-refused-light');

  models.queue({ text: 'It is late.' });
  await refused.locator('a', { hasText: 'Run Once All the Same' }).click();
  await page.getByText('Use the values of the last run').waitFor();
  await quickInput(page).press('Enter');
  await expect.poll(() => models.requests.length).toBe(1);
});

test('the panel shows at a glance what was spent, whether it is too much, and what to do', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  await pastCalls(workspace, join(code.globalStorage, 'ledger.db'), prompt);
  await clearNotifications(inHost);
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  const panel = webview(page);
  await panel.locator('.budget.over', { hasText: 'team' }).waitFor();
  await expect.poll(() => panel.locator('.outlook').textContent()).toMatch(/^About \$[\d.]+ by .*, likely/);
  expect(await panel.locator('.advice').textContent()).toContain('where');
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    await showTheme(code, theme);
    await code.screenshot(`budgets-panel-${theme}`);
  }
  await panel.locator('.balance').scrollIntoViewIfNeeded();
  await code.screenshot('budgets-panel-end');
});
