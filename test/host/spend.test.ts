import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { localDay } from '../../src/ledger';
import { hostTest } from './code/hostTest.mts';
import { quickInput, webview } from './code/workbench.mts';
import { pastCalls } from './history.mts';

const test = hostTest({ settings: { 'promptmeter.budgets': { team: { dollars: 13, period: 'month' } } } });
const prompt = 'prompts/review-complaint.prompt.md';
/** A busy machine needs its time. */
const poll = <T>(see: () => T) => expect.poll(see, { timeout: 20_000 });
const dayBack = (days: number) => localDay(Date.now() - days * 86_400_000);

test('the side bar says what to do while there are no calls, and then what is spent and what to look at', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.overview.focus'));
  await page.getByText('No calls yet. Run a prompt, or bring in').waitFor();
  await code.screenshot('overview-empty');
  await pastCalls(workspace, join(code.globalStorage, 'ledger.db'), prompt);
  const lines = page.locator('.pane', { hasText: 'Spend' }).first().locator('.monaco-list-row');
  await lines.filter({ hasText: 'this month' }).waitFor({ timeout: 20_000 });
  await lines.filter({ hasText: 'It is passed on' }).waitFor({ timeout: 20_000 });
  await lines.filter({ hasText: 'Calls that can wait' }).waitFor();
  await code.screenshot('overview-dark');
  await code.settings({ 'workbench.colorTheme': 'Default Light Modern' });
  await code.screenshot('overview-light');
  await code.settings({ 'workbench.colorTheme': 'Default Dark Modern' });
  await lines.filter({ hasText: 'Open Spend' }).click();
  await webview(page).locator('.calls tbody tr').first().waitFor();
});

test('days of one’s own choice are shown, and what cannot be is said in a sentence', async ({
  page,
  inHost,
  code,
}) => {
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  const panel = webview(page);
  await panel.locator('.calls tbody tr').first().waitFor();
  const [from, to] = [panel.getByLabel('From'), panel.getByLabel('to', { exact: true })];
  await from.fill(dayBack(10));
  await to.fill(dayBack(40));
  await to.press('Enter');
  await panel.getByRole('alert').getByText('The first day is after the last.').waitFor();
  await code.screenshot('spend-range-wrong');
  await from.fill(dayBack(60));
  await to.press('Enter');
  await panel.locator('[data-period=range]').waitFor();
  await poll(() => panel.getByRole('slider').getAttribute('aria-valuemax')).toBe('21');
  expect(await panel.getByRole('alert').textContent()).toBe('');
  await code.screenshot('spend-range-dark');
});

test('calls are searched for, more of them shown, and all of them exported', async ({
  page,
  code,
  workspace,
}) => {
  const panel = webview(page);
  const summary = panel.locator('.call-list [role=status]');
  await panel.getByRole('searchbox').fill('claude');
  await poll(() => summary.textContent()).toMatch(/^15 calls with “claude”/);
  expect(await panel.getByRole('searchbox').evaluate('document.activeElement?.type')).toBe('search');
  expect(new Set(await panel.locator('td.model').allTextContents())).toEqual(new Set(['claude-sonnet-4-5']));
  await panel.getByRole('searchbox').scrollIntoViewIfNeeded();
  await code.screenshot('spend-search-dark');
  await panel.getByRole('button', { name: 'Export…' }).click();
  const file = join(workspace, 'shown.json');
  await page.locator('.quick-input-widget').getByText('Export Calls').first().waitFor();
  await poll(() => quickInput(page).inputValue()).toContain('promptmeter-calls');
  await quickInput(page).fill(file);
  await quickInput(page).press('Enter');
  const exported = () => JSON.parse(readFileSync(file, 'utf8')) as { model: string }[];
  await poll(() => exported().length).toBe(15);
  await panel.getByRole('searchbox').fill('');
  await panel.getByRole('button', { name: 'Show More' }).click();
  await poll(() => panel.locator('.calls tbody tr').count()).toBe(45);
});

test('on a narrow page nothing is cut off', async ({ page, inHost, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await page.setViewportSize({ width: 450, height: 1200 });
  const panel = webview(page);
  const overflow = () => panel.locator('body').evaluate('document.documentElement.scrollWidth - innerWidth');
  await panel.locator('h1').scrollIntoViewIfNeeded();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await code.screenshot('spend-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('what findings would have saved is told with its remedy, and a press shows the place', async ({
  page,
  inHost,
  code,
}) => {
  const panel = webview(page);
  await panel.locator('h1').scrollIntoViewIfNeeded();
  const tip = panel.locator('.advice li', { hasText: 'for review-complaint.prompt.md' });
  await tip.getByRole('button', { name: /^Use gpt-/ }).waitFor();
  await code.screenshot('spend-advice-dark');
  await code.settings({ 'workbench.colorTheme': 'Default High Contrast' });
  await code.screenshot('spend-advice-contrast');
  await code.settings({ 'workbench.colorTheme': 'Default Light Modern' });
  await code.screenshot('spend-advice-light');
  await tip.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.tab.active', { hasText: 'review-complaint.prompt.md' }).waitFor();
  const selected = await inHost(vscode => {
    const editor = vscode.window.activeTextEditor!;
    return editor.document.getText(
      editor.document.getWordRangeAtPosition(editor.selection.active, /[\w.-]+/),
    );
  });
  expect(selected).toBe('gpt-4o');
});
