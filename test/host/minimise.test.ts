import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { findAction } from './code/workbench.mts';

const test = hostTest();

const wordy = `---
model: gpt-4o
---
Write a reply to the customer's letter below.   



Keep these facts:   

- the order number {{order}}


\`\`\`text
two  spaces   stay
\`\`\`
`;

test('takes "Minimise prompt" from the lightbulb, and one undo takes it back', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.prompt.md');
  await writeFile(path, wordy);
  await showFile(inHost, path, 3, 0);
  const text = () => textOf(inHost, path);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).waitFor();
  await findAction(page, /^Minimise prompt \(saves \d+ tokens, \$0\.\d+ per 1,000 calls\)/);
  await code.screenshot('lightbulb');
  await page.keyboard.press('Escape');
  await page.locator('.codelens-decoration a', { hasText: 'Minimise (−' }).waitFor();
  await code.screenshot('minimise-lens');
  await (await findAction(page, /^Minimise prompt/)).click();
  await expect.poll(text).not.toBe(wordy);
  const minimised = await text();
  expect(minimised).toContain('two  spaces   stay');
  expect(minimised).toContain('{{order}}');
  expect(minimised).toContain('letter below.\n\nKeep these facts');
  await inHost(async vscode => {
    await vscode.commands.executeCommand('undo');
  });
  expect(await text()).toBe(wordy);
  // The lens leads to the difference, with what it is worth.
  await page.locator('.codelens-decoration a', { hasText: /^Minimise \(−\d+\)$/ }).click();
  await page
    .locator('.tab.active', { hasText: /minimised \(saves \d+ tokens, \$0\.\d+ per 1,000 calls\)/ })
    .waitFor();
  await code.screenshot('minimise-preview');
});
