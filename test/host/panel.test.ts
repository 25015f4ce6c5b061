import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { giveValues, quickInput as input, runCommand, webview as spend } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': server.baseUrl } });
test.beforeEach(() => server.forget());

/** The amount a figure of the panel shows, in nano-dollars. */
async function figure(page: Page, period: 'month' | 'today' | 'days30'): Promise<number> {
  const amount = spend(page).locator(`[data-period=${period}] [data-nano]`);
  return Number(await amount.getAttribute('data-nano'));
}

test('the spend panel says what to do while there are no calls', async ({ page, inHost, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  await spend(page).getByRole('heading', { name: 'No calls yet' }).waitFor();
  await code.screenshot('panel-empty');
  await spend(page).getByRole('button', { name: 'Run a Prompt…' }).click();
  await input(page).waitFor();
  await expect.poll(() => page.getByText('Run a prompt', { exact: true }).count()).toBe(1);
  await page.keyboard.press('Escape');
});

test('a prompt picked there is run, its answer streamed beside, and told in one line', async ({
  page,
  inHost,
  code,
}) => {
  server.queue({ text: 'The team ships on Friday.', cachedTokens: 12, pieceMs: 20 });
  await spend(page).getByRole('button', { name: 'Run a Prompt…' }).click();
  await input(page).fill('summarise');
  await input(page).press('Enter');
  await giveValues(page, ['We ship on Friday.']);
  await page.locator('.editor-instance', { hasText: 'The team ships on Friday.' }).waitFor();
  const line = await told(code, 'summarise: done');
  await expect(line.textContent()).resolves.toMatch(
    /summarise: done · \d+ tokens in \(12 cached\), \d+ out · \$0\.0\d+ · gpt-4\.1 · [\d.]+ m?s/,
  );
  await code.screenshot('run-done');
  await clearNotifications(inHost);
  expect(JSON.stringify(server.requests.at(-1)?.body.messages)).toContain('We ship on Friday.');
});

test('the panel shows what `report --json` prints, to the nano-dollar', async ({ page, inHost, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  await spend(page).locator('.calls tbody tr').waitFor();
  const { totals } = await reported(code.globalStorage);
  expect(totals).toMatchObject({ calls: 1, cacheRead: 12 });
  expect(totals.costNano).toBeGreaterThan(0);
  expect(await figure(page, 'days30')).toBe(totals.costNano);
  expect(await figure(page, 'today')).toBe(totals.costNano);
  const [cached, cost] = [spend(page).locator('td.cached'), spend(page).locator('td.cost [data-nano]')];
  expect(await cached.textContent()).toBe('12');
  expect(Number(await cost.getAttribute('data-nano'))).toBe(totals.costNano);
  await code.screenshot('panel-one-call');
});

test('it follows the ledger while it is open, and lists failed calls', async ({ page, inHost, code }) => {
  const before = await figure(page, 'days30');
  server.queue({ status: 401, message: 'Incorrect API key.' }, {});
  for (const calls of [2, 3]) {
    await inHost(vscode => void vscode.commands.executeCommand('promptmeter.runPrompt'));
    await input(page).fill('summarise');
    await input(page).press('Enter');
    await page.getByText('Use the values of the last run').waitFor();
    await input(page).press('Enter');
    await expect.poll(() => spend(page).locator('.calls tbody tr').count()).toBe(calls);
  }
  await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  await page.getByRole('button', { name: 'Set API Key', exact: true }).waitFor();
  await code.screenshot('run-refused');
  await clearNotifications(inHost);
  expect(await spend(page).locator('.status .error').count()).toBe(1);
  const { totals } = await reported(code.globalStorage);
  expect(totals.costNano).toBeGreaterThan(before);
  expect(await figure(page, 'days30')).toBe(totals.costNano);
});

test('a run can be cancelled: what came is counted, and what it says is that it was cut', async ({
  page,
  inHost,
  code,
}) => {
  server.queue({ text: 'word '.repeat(500), pieceMs: 100 });
  await inHost(vscode => void vscode.commands.executeCommand('promptmeter.runPrompt'));
  await input(page).fill('summarise');
  await input(page).press('Enter');
  await page.getByText('Use the values of the last run').waitFor();
  await input(page).press('Enter');
  await page.locator('.editor-instance', { hasText: 'word word word' }).waitFor();
  await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  await code.screenshot('run-streaming');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await spend(page).locator('.status .cut').waitFor();
  await told(code, 'summarise: cancelled');
  await clearNotifications(inHost);
  const { totals } = await reported(code.globalStorage);
  expect(totals).toMatchObject({ calls: 4, estimatedCalls: 1 });
  expect(await figure(page, 'days30')).toBe(totals.costNano);
  await spend(page).getByText('1 call with estimated tokens').first().waitFor();
});

test('it can be walked with the keyboard: the figures, the days, a prompt into its file', async ({
  page,
  code,
}) => {
  const days = spend(page).getByRole('slider');
  await days.focus();
  const today = await days.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  const yesterday = await days.getAttribute('aria-valuetext');
  expect(yesterday).not.toBe(today);
  await spend(page)
    .getByRole('radio', { name: /^This month/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  expect(
    await spend(page)
      .getByRole('radio', { name: /^Today/ })
      .isChecked(),
  ).toBe(true);
  expect(await days.getAttribute('aria-valuetext')).toBe(yesterday);
  await code.screenshot('panel-keyboard');
  await spend(page).locator('.shares').getByRole('button', { name: 'summarise.prompt.md' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'summarise.prompt.md' }).waitFor();
});

test('it is as it was after the window is reloaded', async ({ page }) => {
  await page.locator('.tab', { hasText: 'Spend' }).click();
  await spend(page)
    .getByRole('radio', { name: /^Today/, checked: true })
    .waitFor();
  // Not the browser's own reload, which can come before VS Code has saved its state.
  await Promise.all([page.waitForEvent('load'), runCommand(page, 'Developer: Reload Window')]);
  await spend(page)
    .getByRole('radio', { name: /^Today/, checked: true })
    .waitFor();
});
