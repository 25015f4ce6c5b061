import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { openFile } from './code/workbench.mts';
import { startProfile, stopProfile } from './profile.mts';

const test = hostTest({ settings: { 'promptmeter.expectedOutputTokens': 1000 } });

test('shows what a call costs above the prompt', async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'reply.json');
  const messages = [
    { role: 'system', content: 'You are a polite shop assistant. Answer in one sentence.' },
    { role: 'user', content: 'Where is my order {{order}}?' },
  ];
  await writeFile(path, JSON.stringify({ model: 'gpt-4o', messages }, null, 2));
  await showFile(inHost, path);
  const lens = page.locator('.codelens-decoration', { hasText: 'gpt-4o' });
  await lens.waitFor();
  expect(await lens.textContent()).toMatch(/^\d+ tokens · \$0\.0+\d+ in \+ ≈ \$0\.01 out · gpt-4o/);
  await page.locator('.codelens-decoration', { hasText: 'system · 12 tokens' }).waitFor();
  await code.screenshot('lens-dark');
  await showTheme(code, 'light');
  await code.screenshot('lens-light');
  await code.settings({ 'promptmeter.lens.message': false });
  await page.locator('.codelens-decoration', { hasText: 'system' }).waitFor({ state: 'detached' });
  await lens.waitFor();
});

test('follows typing', async ({ page }) => {
  await openFile(page, 'summarise.prompt.md');
  const lens = page.locator('.codelens-decoration', { hasText: 'gpt-4.1' });
  await lens.waitFor();
  const before = await lens.textContent();
  await page.locator('.view-line', { hasText: '{{notes}}' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' hello hello hello');
  await expect
    .poll(async () => Number.parseInt((await lens.textContent()) ?? '', 10))
    .toBe(Number.parseInt(before ?? '', 10) + 3);
});

test('keeps the lens of a prompt whose front matter is broken', async ({ page, inHost, workspace }) => {
  const path = join(workspace, 'broken.prompt.md');
  await writeFile(path, '---\nmodel: gpt-4o-mini\ntools: [a, b\n---\nName three colours.\n');
  await showFile(inHost, path);
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o-mini' }).waitFor();
});

test('is not blocked by a million characters without a break', async ({ inHost, workspace }) => {
  const path = join(workspace, 'run.prompt.md');
  await writeFile(path, 'a'.repeat(1_000_000));
  await inHost(startProfile);
  const title = await inHost(async (vscode, file) => {
    const { uri } = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    for (;;) {
      const [lens] = await vscode.commands.executeCommand<{ command: { title: string } }[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      if (lens?.command.title.includes('tokens')) return lens.command.title;
    }
  }, path);
  const { longestMs, where } = await inHost(stopProfile, 'promptmeter.promptmeter');
  expect(title).toMatch(/^125,006 tokens/);
  expect(longestMs, where).toBeLessThan(1000);
});
