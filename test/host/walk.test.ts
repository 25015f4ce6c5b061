import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { root } from './code/cache.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction, giveValues, lenses, openFile, runCommand, webview } from './code/workbench.mts';

// The way of a user through the whole product, with nothing but keyboard and mouse. Its tests run in this order.

const models = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': models.baseUrl } });
test.beforeEach(() => models.forget());
const prompt = 'prompts/review-complaint.prompt.md';

async function tokens(lens: Locator): Promise<number> {
  return Number.parseInt((await lens.textContent()) ?? '', 10);
}

/** What a command of the terminal prints. */
function promptmeter(...args: string[]) {
  const printed = execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args, '--json'], {
    cwd: root,
  });
  return JSON.parse(printed.toString());
}

test('a prompt is opened, and its lens follows typing', async ({ page, workspace, code }) => {
  await openFile(page, prompt);
  const lens = lenses(page).filter({ hasText: 'gpt-4o' });
  await lens.waitFor();
  expect(await lens.textContent()).toMatch(/^\d+ tokens · \$0\.\d+ in \+ ≈ \$0\.\d+ out · gpt-4o/);
  await code.screenshot('walk-lens');
  const counted = () => promptmeter('count', join(workspace, prompt)).files[0].prompts[0].tokens.input;
  const before = counted();
  expect(await tokens(lens)).toBe(before);
  await page.locator('.view-line', { hasText: '{{complaint}}' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' It was sent twice.');
  await expect.poll(() => tokens(lens)).toBeGreaterThan(before);
  await page.keyboard.press('Control+S');
  await expect.poll(counted).toBe(await tokens(lens));
});

test('the lightbulb makes it shorter', async ({ page, workspace, code }) => {
  await page.locator('.view-line', { hasText: 'Hello!' }).first().click();
  const action = await findAction(page, /^Minimise prompt \(saves \d+ tokens/);
  const saved = Number(/saves (\d+) tokens/.exec((await action.textContent()) ?? '')?.[1]);
  await code.screenshot('walk-minimise');
  const lens = lenses(page).filter({ hasText: 'gpt-4o' });
  const before = await tokens(lens);
  await action.click();
  await expect.poll(() => tokens(lens)).toBe(before - saved);
  await page.keyboard.press('Control+S');
  const text = () => readFileSync(join(workspace, prompt), 'utf8');
  // A file that is being written is empty for a moment.
  await expect.poll(text).toMatch(/^---(?!.*Thank you so much)/s);
  for (const kept of ['{{order}}', '{{complaint}}', '1 to 5', 'Do not offer more than 20 %']) {
    expect(text()).toContain(kept);
  }
});

test('the diagnostic on its model switches it to a cheaper one', async ({ page, workspace, code }) => {
  await page
    .locator('.view-line', { hasText: 'model:' })
    .locator('span', { hasText: 'gpt-4o' })
    .last()
    .click();
  const action = await findAction(page, /^Use /);
  const cheaper = ((await action.textContent()) ?? '').replace(/^Use /, '');
  await code.screenshot('walk-cheaper-model');
  await action.click();
  await lenses(page).filter({ hasText: cheaper }).waitFor();
  await page.keyboard.press('Control+S');
  const text = () => readFileSync(join(workspace, prompt), 'utf8');
  await expect.poll(text).toContain(`model: ${cheaper}`);
});

test('it is run, and its answer streams in beside it', async ({ page, code }) => {
  models.queue({
    text: 'The parcel was two days late, and the book is scratched.',
    cachedTokens: 64,
    pieceMs: 30,
  });
  await openFile(page, prompt);
  await runCommand(page, 'Promptmeter: Run Prompt');
  await giveValues(page, ['One atlas, posted on 3 March.', 'It came late and scratched.']);
  await page.locator('.editor-instance', { hasText: 'the book is scratched.' }).last().waitFor();
  await expect.poll(() => models.requests.length).toBe(1);
  const sent = models.requests[0]!.body;
  expect(sent.stream).toBe(true);
  expect(JSON.stringify(sent.messages)).toContain('One atlas, posted on 3 March.');
  await lenses(page).filter({ hasText: '1 call' }).waitFor();
  await code.screenshot('walk-run');
});

test('the panel shows the amount that the terminal reports', async ({ page, code }) => {
  await runCommand(page, 'Promptmeter: Show Spend');
  await webview(page).locator('.calls tbody tr').waitFor();
  const amount = webview(page).locator('[data-period=today] [data-nano]');
  const ledger = join(code.globalStorage, 'ledger.db');
  const { totals } = promptmeter('report', '--ledger', ledger);
  expect(totals).toMatchObject({ calls: 1, cacheRead: 64 });
  expect(totals.costNano).toBeGreaterThan(0);
  expect(Number(await amount.getAttribute('data-nano'))).toBe(totals.costNano);
  await code.screenshot('walk-panel-dark');
  await showTheme(code, 'light');
  await code.screenshot('walk-panel-light');
});
