import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { localDay, openLedger } from '../../src/ledger';
import { sampleCall } from '../unit/ledger/call';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { quickInput, webview } from './code/workbench.mts';
import { pastCalls } from './history.mts';

const test = hostTest({ settings: { 'promptmeter.budgets': { team: { dollars: 13, period: 'month' } } } });
const prompt = 'prompts/review-complaint.prompt.md';
/** Thirty attempts within an hour of yesterday that failed and were made again. */
async function storm(workspace: string, file: string): Promise<void> {
  const at = new Date();
  at.setDate(at.getDate() - 1);
  at.setHours(20, 30);
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const retried = { at: at.getTime(), workspace, costNano: 0, status: 'retried', parent: 'a call' } as const;
  await ledger.record(Array.from({ length: 30 }, (_, index) => sampleCall(`retried ${index}`, retried)));
  await ledger.close();
}

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
  const file = join(code.globalStorage, 'ledger.db');
  await storm(workspace, file);
  await pastCalls(workspace, file, prompt);
  const lines = page.locator('.pane', { hasText: 'Spend' }).first().locator('.monaco-list-row');
  await lines.filter({ hasText: 'this month' }).waitFor();
  await lines.filter({ hasText: 'It is passed on' }).waitFor();
  await lines.filter({ hasText: 'Calls that can wait' }).waitFor();
  await code.screenshot('overview-dark');
  await showTheme(code, 'light');
  await code.screenshot('overview-light');
  await showTheme(code, 'dark');
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
  await expect.poll(() => panel.getByRole('slider').getAttribute('aria-valuemax')).toBe('21');
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
  await expect.poll(() => summary.textContent()).toMatch(/^15 calls with “claude”/);
  expect(await panel.getByRole('searchbox').evaluate('document.activeElement?.type')).toBe('search');
  expect(new Set(await panel.locator('td.model').allTextContents())).toEqual(new Set(['claude-sonnet-4-5']));
  await panel.getByRole('searchbox').scrollIntoViewIfNeeded();
  await code.screenshot('spend-search-dark');
  await panel.getByRole('button', { name: 'Export…' }).click();
  const file = join(workspace, 'shown.json');
  await page.locator('.quick-input-widget').getByText('Export Calls').first().waitFor();
  await expect.poll(() => quickInput(page).inputValue()).toContain('promptmeter-calls');
  await quickInput(page).fill(file);
  await quickInput(page).press('Enter');
  const exported = () => JSON.parse(readFileSync(file, 'utf8')) as { model: string }[];
  await expect.poll(() => exported().length).toBe(15);
  await panel.getByRole('searchbox').fill('');
  await panel.getByRole('button', { name: 'Show More' }).click();
  await expect.poll(() => panel.locator('.calls tbody tr').count()).toBe(45);
});

test('calls of one status are listed, chosen from the keyboard, and still chosen when the page is drawn anew', async ({
  page,
  code,
}) => {
  const panel = webview(page);
  await panel.locator('[data-period=days30]').click();
  const status = panel.getByLabel('Status of calls');
  await status.focus();
  await page.keyboard.press('R');
  const summary = panel.locator('.call-list [role=status]');
  await expect.poll(() => summary.textContent()).toMatch(/^The newest 25 repeated attempts, /);
  expect(await status.inputValue()).toBe('retried');
  expect(await panel.locator('body').evaluate('document.activeElement.getAttribute("data-key")')).toBe(
    'ending',
  );
  expect(new Set(await panel.locator('td.status').allTextContents())).toEqual(new Set(['Retried']));
  await status.scrollIntoViewIfNeeded();
  await code.screenshot('spend-status-dark');
  await showTheme(code, 'light');
  await code.screenshot('spend-status-light');
  await showTheme(code, 'dark');
});

test('on a narrow page nothing is cut off', async ({ page, inHost, code }) => {
  await clearNotifications(inHost);
  await page.setViewportSize({ width: 450, height: 1200 });
  const panel = webview(page);
  const overflow = () => panel.locator('body').evaluate('document.documentElement.scrollWidth - innerWidth');
  await panel.locator('h1').scrollIntoViewIfNeeded();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await code.screenshot('spend-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('what could have been otherwise is worked out on the calls there were', async ({ page, code }) => {
  const panel = webview(page);
  const part = panel.locator('[data-part=whatIf]');
  await part.locator('summary').click();
  const answers = part.locator('.answer');
  await answers.filter({ hasText: '40 % of the input from the cache: $' }).waitFor();
  await part.getByLabel('Model', { exact: true }).fill('gpt-4o-mini');
  await part.getByLabel('Model', { exact: true }).press('Enter');
  await expect
    .poll(() => answers.first().textContent())
    .toMatch(/^All calls of gpt-4o on gpt-4o-mini: \$[\d.]+ instead of \$/);
  await part.getByLabel('Times the calls').fill('5');
  await part.getByLabel('Times the calls').press('Enter');
  await expect.poll(() => answers.last().textContent()).toMatch(/^5 times the calls: \$[\d.]+ instead of/);
  expect(await panel.locator('body').evaluate('document.activeElement.getAttribute("data-key")')).toBe(
    'if times',
  );
  await part.scrollIntoViewIfNeeded();
  await code.screenshot('spend-what-if');
});

test('a storm of retries is told, and leads to its day; the week is drawn by the hour', async ({
  page,
  code,
}) => {
  const panel = webview(page);
  await panel.locator('h1').scrollIntoViewIfNeeded();
  // A field that is left has the page drawn anew, in the middle of the press that leaves it.
  await panel.getByLabel('From').first().focus();
  await panel
    .locator('.advice')
    .getByRole('button', { name: /^Show all/ })
    .click({ delay: 300 });
  const tip = panel.locator('.advice li', { hasText: 'A storm of retries' });
  expect(await tip.textContent()).toContain('from 20:00 to 21:00 30 attempts failed and were made again');
  await tip.getByRole('button', { name: 'Show That Day' }).click();
  const summary = panel.locator('.call-list [role=status]');
  await expect.poll(() => summary.textContent()).toMatch(/^The newest 25 calls/);
  await panel.locator('.status .retried').first().waitFor();
  const hours = panel.locator('[data-part=hours]');
  await hours.locator('summary').click();
  await hours
    .getByText(/% of it fell between/)
    .first()
    .waitFor();
  await hours.scrollIntoViewIfNeeded();
  await code.screenshot('spend-hours-dark');
});

test('what findings would have saved is told with its remedy, and a press shows the place', async ({
  page,
  code,
}) => {
  const panel = webview(page);
  await panel.locator('h1').scrollIntoViewIfNeeded();
  const tip = panel
    .locator('.advice li', { has: panel.getByRole('button', { name: 'Show', exact: true }) })
    .first();
  await tip.getByRole('button', { name: /^Use / }).waitFor();
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await showTheme(code, theme);
    await code.screenshot(`spend-advice-${theme}`);
  }
  await tip.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.tab.active', { hasText: '.prompt.md' }).waitFor();
});

test('nothing of all this was against the content policy of the page', async ({ page, code }) => {
  const violations = (await page.consoleMessages())
    .map(it => it.text())
    .filter(it => it.includes('Content Security Policy') && /'nonce-|default-src 'none'/.test(it));
  expect(violations).toEqual([]);
  expect(await code.complaints()).toBe('');
});
