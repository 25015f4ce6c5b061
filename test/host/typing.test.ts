import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { tokens } from '../support/tokens';
import { showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { startProfile, stopProfile } from './profile.mts';

const test = hostTest();

const head = '---\nmodel: gpt-4o\n---\n';
const sentence =
  'The customer asks where order {{order}} is; look it up, answer in one sentence, and stay polite.\n';
const megabyte = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
const typed = ' Name the carrier and the day';
const bursts = 4;
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
  await showFile(inHost, path, 5, 10);
  await lens(page).waitFor();
  const before = figure(await lens(page).textContent());
  const overhead = before - tokens.count(megabyte, 'o200k_base');
  expect(overhead).toBe(7);
  // What follows the first reading is not typing: the findings of a megabyte take seconds.
  await expect
    .poll(() =>
      inHost(async (vscode, file) => vscode.languages.getDiagnostics(vscode.Uri.file(file)).length, path),
    )
    .toBeGreaterThan(0);

  await page.locator('.view-line', { hasText: 'The customer' }).nth(5).click();
  const [seenInLens, seenInBar] = [new Set<number>(), new Set<number>()];
  const slices: Awaited<ReturnType<typeof stopProfile>>[] = [];
  for (let burst = 0; burst < bursts; burst++) {
    await inHost(startProfile);
    for (const key of typed) {
      const due = performance.now() + pace;
      await page.keyboard.type(key);
      seenInBar.add(figure(await status(page).textContent()));
      await page.waitForTimeout(Math.max(0, due - performance.now()));
    }
    // VS Code itself asks for lenses a quarter of a second after the last key, not sooner.
    const known = figure(await lens(page).textContent());
    await expect.poll(async () => figure(await lens(page).textContent())).not.toBe(known);
    seenInLens.add(figure(await lens(page).textContent()));
    slices.push(await inHost(stopProfile, 'promptmeter.promptmeter'));
  }

  const text = await inHost(async vscode => vscode.window.activeTextEditor!.document.getText());
  expect(text.length).toBe(head.length + megabyte.length + bursts * typed.length);
  const exact = tokens.count(text.slice(head.length), 'o200k_base') + overhead;
  await expect.poll(async () => figure(await lens(page).textContent())).toBe(exact);
  expect(seenInLens.size).toBe(bursts);
  expect(seenInBar.size).toBeGreaterThan(9);
  expect(
    slices.every(it => it.atWorkMs > 0),
    'The extension was not seen at work: this measures nothing.',
  ).toBe(true);
  // What the extension makes wait shows in every burst; what a busy machine makes wait shows in some.
  const usual = slices.toSorted((a, b) => a.longestMs - b.longestMs)[Math.floor((bursts - 1) / 2)]!;
  expect(usual.longestMs, usual.where).toBeLessThan(mostMs);
});
