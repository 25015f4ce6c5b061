import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { problemsOf, showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction } from './code/workbench.mts';

const test = hostTest();

const rules = 'Quote the source of every figure that you give, and say how sure you are of it.\n'.repeat(90);
const report = `---
model: gpt-4o
---
Write the weekly report.
Today is \${input:date}.

${rules}`;

test('says what the prompt cache misses, and moves the variables last once the change was looked at', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'report.prompt.md');
  await writeFile(path, report);
  await showFile(inHost, path, 4, 12);
  const problems = async () => (await problemsOf(inHost, path)).map(it => it.code);
  await expect.poll(problems).toContain('cache-order');
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o' }).waitFor();
  const move = await findAction(page, /^Move variables last/);
  await code.screenshot('cache-order-lightbulb');
  await move.click();
  await page.locator('.quick-input-title', { hasText: 'Move variables last' }).waitFor();
  await page.locator('.monaco-diff-editor').first().waitFor();
  const now = () => textOf(inHost, path);
  expect(await now()).toBe(report);
  await code.screenshot('cache-order-dark');
  await showTheme(code, 'light');
  await code.screenshot('cache-order-light');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Move them' }).click();
  await expect
    .poll(now)
    .toBe(
      `---\nmodel: gpt-4o\n---\nWrite the weekly report.\n\n${rules.trimEnd()}\n\nToday is \${input:date}.\n`,
    );
  await expect.poll(problems).not.toContain('cache-order');
});

test('marks the static beginning of a request to Claude for the cache', async ({
  page,
  inHost,
  workspace,
}) => {
  const path = join(workspace, 'ask.json');
  const messages = [{ role: 'user', content: '{{question}}' }];
  await writeFile(path, JSON.stringify({ model: 'claude-sonnet-4-5', system: rules, messages }, null, 2));
  await showFile(inHost, path, 1, 14);
  await page.locator('.codelens-decoration', { hasText: 'claude-sonnet-4-5' }).waitFor();
  await (await findAction(page, /^Add cache breakpoint/)).click();
  const system = async () => JSON.parse(await textOf(inHost, path)).system;
  await expect.poll(system).toEqual([{ type: 'text', text: rules, cache_control: { type: 'ephemeral' } }]);
});
