import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction, quickInput } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': server.baseUrl } });
test.beforeEach(() => server.forget());

const wordy = `---
model: gpt-4o
---
Please write a reply to the letter of the customer that you find below, and make it friendly.

The reply should be in French, and it must never be longer than at most 30 words in total.

\`\`\`text
Dear  {{customer}},
\`\`\`
`;
/** What the server answers: the prompt in fewer words, with the mark of its code. */
const answer = (limit: string) => `⟦begin 1⟧
Write a friendly reply to the customer's letter below.

The reply should be in French and must never be longer than ${limit}.

⟦1⟧
⟦end 1⟧`;

const choice = (page: Page, label: string) =>
  page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();

test('a rewrite is asked for, agreed to, seen, taken, and taken back by one undo', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.prompt.md');
  await writeFile(path, wordy);
  await showFile(inHost, path, 3, 4);
  const text = () => textOf(inHost, path);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).first().waitFor();

  const title = page.locator('.quick-input-title');
  server.queue({ text: answer('at most 30 words'), firstPieceMs: 300 });
  await (await findAction(page, /^Rewrite prompt with a model…/)).click();
  await choice(page, 'the prompt’s own model').waitFor();
  await code.screenshot('rewrite-model');
  await choice(page, 'the prompt’s own model').click();
  await expect.poll(() => quickInput(page).inputValue()).toBe('70');
  await quickInput(page).fill('60');
  await page.keyboard.press('Enter');
  await expect.poll(() => title.textContent()).toMatch(/Rewrite reply with gpt-4o \(about \$0\.\d+\)/);
  expect(await choice(page, 'Rewrite').textContent()).toMatch(
    /\d+ tokens in, about \d+ out: about \$0\.\d+.*paid off after about \d+ calls\./,
  );
  expect(server.requests).toEqual([]);
  await code.screenshot('rewrite-agree');
  await page.keyboard.press('Enter');

  await choice(page, 'Take it').waitFor();
  await page.locator('.monaco-diff-editor').first().waitFor();
  expect(await choice(page, 'Take it').textContent()).toMatch(
    /saves \d+ tokens, \$0\.\d+ per 1,000 calls.*The rewrite cost \$0\.\d+: paid off after \d+ calls?\./,
  );
  expect(await text()).toBe(wordy);
  await code.screenshot('rewrite-dark');
  await page.keyboard.press('Enter');
  await expect.poll(text).toContain('Write a friendly reply');
  expect(await text()).toContain('Dear  {{customer}},');
  await page.locator('.monaco-diff-editor').first().waitFor({ state: 'detached' });
  await inHost(async vscode => {
    await vscode.commands.executeCommand('undo');
  });
  expect(await text()).toBe(wordy);
  const { bySource, byPrompt } = await reported(code.globalStorage);
  expect(bySource.map(it => [it.source, it.calls])).toEqual([['rewrite', 1]]);
  expect(byPrompt[0]?.prompt).toBe('reply.prompt.md#rewrite of reply');
});

test('a rewrite that lost something is refused with the reason, shown, never offered, and tried once more', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.prompt.md');
  await showTheme(code, 'light');
  server.queue({ text: answer('at most some words') }, { text: answer('at most 20 words') });
  // As a key that is bound to the command gives it.
  await inHost((vscode, file) => {
    const place = { uri: vscode.Uri.file(file).toString(), index: 0, ratio: 0.6, model: 'gpt-4o' };
    void vscode.commands.executeCommand('promptmeter.rewritePrompt', place);
  }, path);
  await choice(page, 'Rewrite').waitFor();
  await page.keyboard.press('Enter');
  const center = page.locator('.notifications-center');
  const told = center.locator('.notification-list-item', { hasText: 'is refused. It lost the number 30 in' });
  const button = (name: string) => told.getByRole('button', { name });
  /** Waits for the notification with this button, wherever it was put away. */
  const wait = (name: string) =>
    expect
      .poll(async () => {
        await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
        return button(name).count();
      })
      .toBe(1);
  await wait('Show Difference');
  expect(await told.textContent()).toMatch(/Nothing was changed; the call was made: \$0\.\d+/);
  await button('Show Difference').click();
  await page.locator('.tab.active', { hasText: 'the refused rewrite' }).waitFor();
  await page.locator('.monaco-diff-editor').first().waitFor();
  await wait('Try Again…');
  await code.screenshot('rewrite-refused-light');
  expect(await page.locator('.quick-input-widget:visible').count()).toBe(0);
  await button('Try Again…').click();
  await choice(page, 'Try again').waitFor();
  await page.keyboard.press('Enter');
  await wait('Show Difference');
  expect(await button('Try Again…').count()).toBe(0);
  const said = server.requests.at(-1)?.body.messages.map(it => it.role);
  expect(said).toEqual(['system', 'user', 'assistant', 'user']);
  expect(server.requests.at(-1)?.body.messages[3]?.content).toContain('It lost the number 30');
  expect(await textOf(inHost, path)).toBe(wordy);
});
