import { basename } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// What a person does in the workbench. On a busy machine a menu can miss a key or close again because something else
// took the focus, so opening one is tried anew until it shows what was asked for.

/** Milliseconds that something may take to show once it was asked for: few at first, since asking anew helps most. */
const patienceMs = [1000, 2000, 4000, 8000, 16_000];

async function untilShown(wanted: Locator, ask: (timeout: number) => Promise<void>): Promise<Locator> {
  for (const timeout of patienceMs) {
    try {
      await ask(timeout);
      await wanted.waitFor({ timeout });
      break;
    } catch (error) {
      if (timeout === patienceMs.at(-1)) throw error;
      await wanted.page().keyboard.press('Escape');
    }
  }
  return wanted;
}

/** Opens a file of the workspace by its name, through "Go to File". */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  await untilShown(row, async timeout => {
    await page.keyboard.press('Control+P');
    await quickInput(page).fill(path, { timeout });
  });
  await row.click();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Runs a command by its title, through the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // Other commands may begin with the same words: it ends with these, or with dots where it asks for more.
  const name = page.locator('.label-name', { hasText: new RegExp(`${title}…?$`) });
  const row = page.locator('.quick-input-list .monaco-list-row', { has: name }).first();
  await untilShown(row, async timeout => {
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${title}`, { timeout });
  });
  await row.click();
}

/** Opens the lightbulb's menu at the cursor and finds an action in it. */
export async function findAction(page: Page, title: RegExp): Promise<Locator> {
  const action = page.locator('.action-widget .action', { hasText: title }).first();
  return untilShown(action, () => page.keyboard.press('Control+Period'));
}

/** Names a file in the window's own dialog, once the dialog has written there what it proposes. */
export async function chooseFile(page: Page, path: string, button: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget').getByText(button, { exact: true });
  await dialog.waitFor();
  await expect.poll(() => quickInput(page).inputValue()).toMatch(/[\\/]/);
  // It closes once it has looked at the disk, and what is typed after that goes elsewhere: it is not hurried.
  for (const timeout of patienceMs.slice(2)) {
    await quickInput(page).fill(path);
    // At times the dialog has not taken in yet what was written, and does nothing.
    await (timeout === patienceMs[2] ? page.keyboard.press('Enter') : dialog.click());
    try {
      return await dialog.waitFor({ state: 'hidden', timeout });
    } catch (error) {
      if (timeout === patienceMs.at(-1)) throw error;
    }
  }
}

/** Answers what a run asks: a value for each placeholder, whether or not the last run's are offered. */
export async function giveValues(page: Page, values: readonly string[]): Promise<void> {
  const asked = (number: number) =>
    page.locator('.quick-input-title', { hasText: `value ${number} of ${values.length}` });
  const others = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Enter other values' });
  await asked(1).or(others).waitFor();
  if (await others.isVisible()) await others.click();
  for (const [index, value] of values.entries()) {
    await asked(index + 1).waitFor();
    await quickInput(page).fill(value);
    await quickInput(page).press('Enter');
  }
}

export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget input.input');
}

/** The lenses above the lines of the active editor. */
export function lenses(page: Page): Locator {
  return page.locator('.codelens-decoration');
}

/** The document of the one webview that shows. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}
