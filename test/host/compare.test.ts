import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { append, showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { webview as compared, lenses } from './code/workbench.mts';

const test = hostTest({
  settings: {
    'promptmeter.models': {
      'our-llama': { usdPerHour: 2.5, tokensPerSecond: 900, contextWindow: 131_072 },
      'our-plan': { subscription: 'House plan' },
    },
  },
});
const rows = 'tbody:not(.own) tr';
const own = '.own .name';

test('opens from the lens, with every model cheapest first and the prompt’s own on top', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'complaint.prompt.md');
  await writeFile(
    path,
    '---\nmodel: gpt-4o\n---\nName the three worst points of this complaint.\n\n{{complaint}}\n',
  );
  await showFile(inHost, path);
  await lenses(page).locator('a', { hasText: 'gpt-4o' }).first().click();
  await compared(page).locator(rows).first().waitFor();
  expect(await compared(page).locator(own).textContent()).toBe('gpt-4o');
  expect(await compared(page).getByRole('status').textContent()).toMatch(/^100 of 1,\d{3} models/);
  expect(await compared(page).locator('.notes').textContent()).toMatch(
    /our-llama costs \$1,825\.00 a month: cheaper than gpt-4o from \d+,\d{3} calls a month on/,
  );
  const costs = await compared(page).locator(`${rows} .cost`).allTextContents();
  const dollars = costs.slice(0, 5).map(it => Number(it.replace(/[^\d.]/g, '')));
  expect(dollars).toEqual(dollars.toSorted((a, b) => a - b));
  await code.screenshot('compare-dark');
});

test('is sorted with the keyboard, filtered, and asked for a month of so many calls', async ({
  page,
  code,
}) => {
  const context = compared(page).getByRole('columnheader', { name: 'Context' });
  await context.getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect(await context.getAttribute('aria-sort')).toBe('ascending');
  await page.keyboard.press('Enter');
  expect(await context.getAttribute('aria-sort')).toBe('descending');
  await compared(page).getByLabel('Provider', { exact: true }).selectOption('openai');
  await compared(page).getByLabel('Filter').fill('4.1');
  await expect
    .poll(() => compared(page).locator(`${rows} .name`).allTextContents())
    .toContain('gpt-4.1-nano');
  await compared(page).getByLabel('Calls a month').fill('100000');
  await compared(page).getByRole('columnheader', { name: '100,000 calls' }).waitFor();
  await code.screenshot('compare-filtered');
});

test('is copied as Markdown, as it is shown', async ({ page, inHost }) => {
  const shown = await compared(page).locator('tbody tr').count();
  await compared(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  const text = () => inHost(async vscode => `${await vscode.env.clipboard.readText()}`);
  await expect.poll(text).toContain('| Model | Provider | Input tokens |');
  const lines = (await text()).split('\n').filter(it => it.startsWith('|'));
  expect(lines).toHaveLength(shown + 2);
  expect(lines[2]).toMatch(/^\| \*\*gpt-4o\*\* \(now\) \| openai \|/);
});

test('puts the prompt on a model, and follows the prompt while it is edited', async ({
  page,
  inHost,
  workspace,
}) => {
  await compared(page).getByRole('button', { name: 'Use gpt-4.1-nano of openai', exact: true }).click();
  await expect.poll(() => compared(page).locator(own).textContent()).toBe('gpt-4.1-nano');
  const path = join(workspace, 'complaint.prompt.md');
  const read = () => compared(page).locator('.own .input').textContent();
  const before = Number.parseInt((await read()) ?? '', 10);
  const text = await append(inHost, path, ' hello hello hello');
  expect(text).toContain('model: gpt-4.1-nano\n');
  await expect.poll(read).toBe(String(before + 3));
});

test('says what covers a model, and is readable in any theme', async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'covered.prompt.md');
  await writeFile(path, `---\nmodel: our-plan\n---\n${'Name the three worst points. '.repeat(4000)}\n`);
  await showFile(inHost, path);
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.compareModels'));
  await compared(page).locator('.own .note', { hasText: 'covered by a subscription, House plan' }).waitFor();
  await compared(page).getByLabel('Filter').fill('');
  await compared(page).getByLabel('Provider', { exact: true }).selectOption('');
  for (const theme of ['light', 'contrast', 'contrast-light'] as const) {
    await showTheme(code, theme);
    await code.screenshot(`compare-${theme}`);
  }
});
