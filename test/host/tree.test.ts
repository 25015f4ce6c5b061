import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { quickInput, runCommand } from './code/workbench.mts';

const test = hostTest();

/** A line of the view whose text begins so. */
const line = (page: Page, label: string): Locator =>
  page.locator('.pane-body .monaco-list-row', { hasText: label }).first();

test('lists every prompt of the workspace, what is paid on every request first', async ({
  page,
  inHost,
  code,
}) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.prompts.focus'));
  await line(page, 'Paid on every request').waitFor();
  await line(page, 'AGENTS.md').waitFor();
  const first = page.locator('.pane-body .monaco-list-row').first();
  expect(await first.textContent()).toMatch(/^Paid on every request\$0\.\d+ · [≈\d,]+ tokens/);
  await code.screenshot('tree-dark');
  await code.settings({ 'workbench.colorTheme': 'Default Light Modern' });
  await line(page, 'prompts').click();
  await line(page, 'persona.txt').waitFor();
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
  await expect.poll(() => line(page, 'rivers.prompt.md').textContent(), { timeout: 15_000 }).not.toBe(before);
  await rm(path);
  await line(page, 'rivers.prompt.md').waitFor({ state: 'detached' });
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
