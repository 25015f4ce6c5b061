import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction, runCommand } from './code/workbench.mts';

const test = hostTest();

const repeated = `---
model: gpt-4o
---
Write a reply to the customer's letter below.

- Name the order number in the first sentence of the reply.
- Do not promise a refund before the shop has agreed to it.
- Name the order number in the first sentence of the reply.

Sign with the shop's name and with nothing else below it.

Sign with the shop's name and with nothing else below it.
`;

test('review edits are shown one by one, and only those are made that are taken', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'letter.prompt.md');
  await writeFile(path, repeated);
  await showFile(inHost, path, 7, 4);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).waitFor();
  const action = await findAction(page, /^Review: remove “.*” \(saves \d+ tokens\)…/);
  await code.screenshot('review-lightbulb');
  await action.click();
  const choice = (label: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  const title = page.locator('.quick-input-title');
  await expect.poll(() => title.textContent()).toMatch(/edit 1 of 2/);
  await page.locator('.monaco-diff-editor').first().waitFor();
  await code.screenshot('review-dark');
  await choice('Leave it').click();
  await expect.poll(() => title.textContent()).toMatch(/edit 2 of 2/);
  await showTheme(code, 'light');
  await code.screenshot('review-light');
  await choice('Take it').click();
  const text = () => textOf(inHost, path);
  await expect.poll(text).not.toBe(repeated);
  const reviewed = await text();
  expect(reviewed.match(/Name the order number/g)).toHaveLength(2);
  expect(reviewed.match(/Sign with/g)).toHaveLength(1);
  await page.locator('.monaco-diff-editor').first().waitFor({ state: 'detached' });
});

test('JSON data can become a table, and the user sees which form is shorter', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'lakes.prompt.md');
  const lakes = ['Tahoe', 'Garda', 'Van'].map((name, index) => ({ name, depth: 300 + index, salt: false }));
  const data = `\`\`\`json\n${JSON.stringify(lakes, null, 2)}\n\`\`\``;
  await writeFile(path, `---\nmodel: gpt-4o\n---\nCompare these lakes for the tour:\n\n${data}\n`);
  await showFile(inHost, path);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).waitFor();
  await runCommand(page, 'Review Further Savings One by One');
  const choice = (label: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  await choice('Take the other way').waitFor();
  const savedBy = async (label: string) =>
    Number(/saves (\d+)/.exec((await choice(label).textContent()) ?? '')?.[1]);
  expect(await savedBy('Take it')).toBeGreaterThan(await savedBy('Take the other way'));
  await page.locator('.monaco-diff-editor').first().waitFor();
  await code.screenshot('review-toon');
  await choice('Take it').click();
  const text = () => textOf(inHost, path);
  await expect
    .poll(text)
    .toContain('```toon\n[3]{name,depth,salt}:\n  Tahoe,300,false\n  Garda,301,false\n  Van,302,false\n```');
});
