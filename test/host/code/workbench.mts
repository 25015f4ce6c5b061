import { basename } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// What a person does in the workbench. On a busy machine a menu can miss a key or close again because something else
// took the focus, so opening one is tried anew until it shows what was asked for.

const shownWithinMs = 4000;
const attempts = 6;

async function untilShown(wanted: Locator, open: () => Promise<void>): Promise<Locator> {
  for (let attempt = 1; ; attempt++) {
    await open();
    try {
      await wanted.waitFor({ timeout: shownWithinMs });
      return wanted;
    } catch (error) {
      if (attempt === attempts) throw error;
      await wanted.page().keyboard.press('Escape');
    }
  }
}

/** Opens a file of the workspace by its name, through "Go to File". */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  await untilShown(row, async () => {
    await page.keyboard.press('Control+P');
    await quickInput(page).fill(path);
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
  await untilShown(row, async () => {
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${title}`);
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
  await dialog.waitFor({ timeout: 30_000 });
  await expect.poll(() => quickInput(page).inputValue(), { timeout: 30_000 }).toMatch(/[\\/]/);
  for (let attempt = 1; ; attempt++) {
    await quickInput(page).fill(path);
    await page.keyboard.press('Enter');
    try {
      return await dialog.waitFor({ state: 'hidden', timeout: shownWithinMs });
    } catch (error) {
      if (attempt === attempts) throw error;
    }
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
