import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { tokens } from '../support/tokens';
import { hostTest } from './code/hostTest.mts';
import { startProfile, stopProfile } from './profile.mts';

const test = hostTest();

const head = '---\nmodel: gpt-4o\n---\n';
const sentence =
  'The customer asks where order {{order}} is; look it up, answer in one sentence, and stay polite.\n';
const megabyte = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
const typed = ' Name the carrier and the day';
/** Milliseconds between two keys. */
const pace = 33;
/** Milliseconds the event loop may stand still for the extension: a frame. */
const mostMs = 16;

const lens = (page: Page) => page.locator('.codelens-decoration', { hasText: '· gpt-4o' }).first();
const status = (page: Page) => page.locator('.statusbar-item', { hasText: /tokens/ }).first();
const figure = (text: string | null) => Number.parseInt((text ?? '').replaceAll(',', ''), 10);

test('a megabyte is typed into without a stall, and the figures keep up', async ({
  page,
  inHost,
  workspace,
}) => {
  const path = join(workspace, 'megabyte.prompt.md');
  await writeFile(path, head + megabyte);
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(5, 10, 5, 10);
  }, path);
  await lens(page).waitFor();
  const before = figure(await lens(page).textContent());
  const overhead = before - tokens.count(megabyte, 'o200k_base');
  expect(overhead).toBe(7);
  // What follows the first reading is not typing: the findings of a megabyte take seconds.
  await expect
    .poll(
      () =>
        inHost(async (vscode, file) => vscode.languages.getDiagnostics(vscode.Uri.file(file)).length, path),
      {
        timeout: 30_000,
      },
    )
    .toBeGreaterThan(0);

  await page.locator('.view-line', { hasText: 'The customer' }).nth(5).click();
  await inHost(startProfile);
  const [seenInLens, seenInBar] = [new Set<number>(), new Set<number>()];
  for (let burst = 0; burst < 4; burst++) {
    for (const key of typed) {
      const due = performance.now() + pace;
      await page.keyboard.type(key);
      seenInBar.add(figure(await status(page).textContent()));
      await page.waitForTimeout(Math.max(0, due - performance.now()));
    }
    // VS Code itself asks for lenses a quarter of a second after the last key, not sooner.
    const known = figure(await lens(page).textContent());
    await expect
      .poll(async () => figure(await lens(page).textContent()), { timeout: 10_000 })
      .not.toBe(known);
    seenInLens.add(figure(await lens(page).textContent()));
  }
  const { longestMs, atWorkMs, where } = await inHost(stopProfile, 'promptmeter.promptmeter');

  const text = await inHost(async vscode => vscode.window.activeTextEditor!.document.getText());
  expect(text.length).toBe(head.length + megabyte.length + 4 * typed.length);
  const exact = tokens.count(text.slice(head.length), 'o200k_base') + overhead;
  await expect.poll(async () => figure(await lens(page).textContent()), { timeout: 10_000 }).toBe(exact);
  expect(seenInLens.size).toBe(4);
  expect(seenInBar.size).toBeGreaterThan(9);
  expect(atWorkMs, 'The extension was not seen at work: this measures nothing.').toBeGreaterThan(0);
  expect(longestMs, where).toBeLessThan(mostMs);
});
