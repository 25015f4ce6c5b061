import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hostTest } from './code/hostTest.mts';
import { openFile } from './code/workbench.mts';

const test = hostTest({ settings: { 'promptmeter.expectedOutputTokens': 1000 } });

test('shows what a call costs above the prompt', async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'reply.json');
  const messages = [
    { role: 'system', content: 'You are a polite shop assistant. Answer in one sentence.' },
    { role: 'user', content: 'Where is my order {{order}}?' },
  ];
  await writeFile(path, JSON.stringify({ model: 'gpt-4o', messages }, null, 2));
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  const lens = page.locator('.codelens-decoration', { hasText: 'gpt-4o' });
  await lens.waitFor();
  expect(await lens.textContent()).toMatch(/^\d+ tokens · \$0\.0+\d+ in \+ ≈ \$0\.01 out · gpt-4o/);
  await page.locator('.codelens-decoration', { hasText: 'system · 12 tokens' }).waitFor();
  await code.screenshot('lens-dark');
  await code.settings({ 'workbench.colorTheme': 'Light Modern' });
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
    .poll(async () => Number.parseInt((await lens.textContent()) ?? '', 10), { timeout: 10_000 })
    .toBe(Number.parseInt(before ?? '', 10) + 3);
});

test('keeps the lens of a prompt whose front matter is broken', async ({ page, inHost, workspace }) => {
  const path = join(workspace, 'broken.prompt.md');
  await writeFile(path, '---\nmodel: gpt-4o-mini\ntools: [a, b\n---\nName three colours.\n');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  await page.locator('.codelens-decoration', { hasText: ' · gpt-4o-mini' }).waitFor();
});

test('is not blocked by a million characters without a break', async ({ inHost, workspace }) => {
  const path = join(workspace, 'run.prompt.md');
  await writeFile(path, 'a'.repeat(1_000_000));
  const { longestMs, title } = await inHost(async (vscode, file) => {
    let longestMs = 0;
    let before = performance.now();
    const clock = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - before);
      before = performance.now();
    }, 5);
    const { uri } = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    let title = '';
    while (!title.includes('tokens')) {
      const lenses = await vscode.commands.executeCommand<{ command: { title: string } }[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      title = lenses[0]?.command.title ?? '';
    }
    clearInterval(clock);
    return { longestMs, title };
  }, path);
  expect(title).toMatch(/^125,006 tokens/);
  expect(longestMs).toBeLessThan(1000);
});
