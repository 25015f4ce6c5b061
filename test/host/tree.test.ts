import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from './code/cache.mts';
import { problemsOf, showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { quickInput, runCommand } from './code/workbench.mts';

const test = hostTest();

/** A line of the view whose text begins so. */
const line = (page: Page, label: string): Locator =>
  page.locator('.pane-body .monaco-list-row', { hasText: label }).first();

const rule =
  'Run the tests with the script that the package declares, read the first failure to its end, and never mark a test ' +
  'as skipped to make the suite pass: a test that fails by chance is a bug, and is reported as one.';

test('knows what is said twice across files before its view was ever opened', async ({
  page,
  inHost,
  workspace,
}) => {
  await writeFile(join(workspace, 'GEMINI.md'), `# Gemini at Brightwater Books\n\n${rule}\n`);
  const path = join(workspace, 'fix.prompt.md');
  await writeFile(path, `---\nmodel: my-own-model\n---\nFix the failing test.\n\n${rule}\n`);
  await showFile(inHost, path);
  const saidIn = async () =>
    (await problemsOf(inHost, path)).flatMap(it => it.related.map(other => other.path));
  await expect.poll(saidIn).toEqual(['GEMINI.md']);
  await page.locator('.activitybar .action-item', { hasText: /^\d+$/ }).waitFor();
});

/** What the badge of a line says, in quotes: it is drawn behind the label. `none` where there is no badge. */
const badge = (page: Page, label: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const rows = [...document.querySelectorAll('.pane-body .monaco-list-row')];
    const row = rows.find(it => it.textContent.includes(${JSON.stringify(label)}));
    return row && getComputedStyle(row.querySelector('.monaco-icon-label'), '::after').content;
  })()`);

test('lists every prompt of the workspace, what is paid on every request first', async ({
  page,
  inHost,
  code,
}) => {
  // The list draws only the lines there is room for, below the view Spend.
  await page.setViewportSize({ width: 1280, height: 1200 });
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.prompts.focus'));
  await line(page, 'Paid on every request').waitFor();
  await line(page, 'AGENTS.md').waitFor();
  const first = page.locator('.pane-body .monaco-list-row').first();
  expect(await first.textContent()).toMatch(/^Paid on every request\$0\.\d+ · [≈\d,]+ tokens/);
  await expect.poll(() => badge(page, 'fix.prompt.md')).toBe('"2"');
  expect(await badge(page, 'summarise.prompt.md')).toBe('none');
  await line(page, 'fix.prompt.md').hover();
  await page.locator('.monaco-hover', { hasText: '2 findings: unknown-model, duplicate.' }).waitFor();
  await code.screenshot('tree-dark');
  await showTheme(code, 'light');
  await line(page, 'prompts').click();
  await line(page, 'persona.txt').waitFor();
  await expect.poll(() => badge(page, 'translate-blurb')).toBe('"1"');
  await code.screenshot('tree-light');
});

test('opens a prompt with a click', async ({ page }) => {
  await line(page, 'persona.txt').click();
  await page.locator('.tab.active', { hasText: 'persona.txt' }).waitFor();
});

test('follows files that come, change and go', async ({ page, workspace }) => {
  const path = join(workspace, 'rivers.prompt.md');
  await writeFile(path, '---\nmodel: gpt-4o\n---\nName three rivers.\n');
  await line(page, 'rivers.prompt.md').waitFor();
  const before = await line(page, 'rivers.prompt.md').textContent();
  await writeFile(path, '---\nmodel: gpt-4o\n---\nName three rivers and the seas that they flow into.\n');
  await expect.poll(() => line(page, 'rivers.prompt.md').textContent()).not.toBe(before);
  await rm(path);
  await line(page, 'rivers.prompt.md').waitFor({ state: 'detached' });
  // Only `promptmeter.include` says that this is a prompt.
  await line(page, 'handbook').click();
  await writeFile(join(workspace, 'handbook/critics.md'), 'You judge the books of others, and are fair.\n');
  await line(page, 'critics.md').waitFor();
});

test('lists by cost, and filters', async ({ page, code }) => {
  await runCommand(page, 'Promptmeter: List Prompts by Cost');
  const top = page.locator('.pane-body .monaco-list-row[aria-level="1"]');
  await top.filter({ hasText: 'persona.txt' }).waitFor();
  const dollars = async () => {
    const texts = await top.allTextContents();
    return texts.flatMap(it => (it.startsWith('Paid') ? [] : [Number(/\$([\d.]+)/.exec(it)?.[1] ?? 0)]));
  };
  const costs = await dollars();
  expect(costs.length).toBeGreaterThan(5);
  expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  await runCommand(page, 'Promptmeter: Filter Prompts');
  await quickInput(page).fill('invoice');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await dollars()).length).toBe(1);
  await code.screenshot('tree-filtered');
  await runCommand(page, 'Promptmeter: Show All Prompts Again');
  await expect.poll(async () => (await dollars()).length).toBe(costs.length);
});

// A picture of the README: PROMPTMETER_SCREENSHOTS=1 takes it anew.
test.runIf(process.env.PROMPTMETER_SCREENSHOTS)('the README shows the view', async ({ page, inHost }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await inHost(async vscode => {
    await vscode.commands.executeCommand('promptmeter.promptsByFolder');
    await vscode.commands.executeCommand('promptmeter.prompts.focus');
  });
  const { x = 0, width = 0 } = (await page.locator('.part.sidebar').boundingBox()) ?? {};
  await page.mouse.move(x + width, 400);
  await page.mouse.down();
  await page.mouse.move(x + width + 160, 400, { steps: 8 });
  await page.mouse.up();
  await line(page, 'fix.prompt.md').click();
  await expect.poll(() => badge(page, 'fix.prompt.md')).toBe('"2"');
  await page.locator('.squiggly-info').first().waitFor();
  await page.screenshot({ path: join(root, 'media/screenshots/prompts.png') });
});
