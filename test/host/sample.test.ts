import { join } from 'node:path';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { root } from './code/cache.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { lenses, openFile, webview } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({ env: { PROMPTMETER_SAMPLE: server.baseUrl } });

test('an empty ledger is filled by running the sample prompts, and the panel says so', async ({
  page,
  inHost,
  code,
}) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  await webview(page).getByText('Sample data.').waitFor();
  await expect
    .poll(async () => (await reported(code.globalStorage)).totals.calls, { timeout: 60_000, interval: 500 })
    .toBeGreaterThan(60);
  const { totals, byDay, byPrompt } = await reported(code.globalStorage);
  expect(totals.sampleCalls).toBe(totals.calls);
  expect(byDay.length).toBeGreaterThan(20);
  expect(byPrompt.length).toBeGreaterThan(8);
  await expect(webview(page).locator('.sample').textContent()).resolves.toContain(
    'made by running the sample prompts against a local test server, dated over the last 30 days',
  );
});

test('it is drawn with the colours of each theme', async ({ page, inHost, code }) => {
  await inHost(async vscode => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  const colours = new Set<string>();
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    await showTheme(code, theme);
    colours.add(
      String(await webview(page).locator('body').evaluate('getComputedStyle(document.body).color')),
    );
    await code.screenshot(`panel-${theme}`);
  }
  expect(colours.size).toBe(3);
});

// The pictures of the README: PROMPTMETER_SCREENSHOTS=1 takes them anew.
test.runIf(process.env.PROMPTMETER_SCREENSHOTS)(
  'the README shows panel, lenses and the comparison',
  async ({ page, code }) => {
    await showTheme(code, 'light');
    await page.setViewportSize({ width: 1280, height: 1120 });
    await page.screenshot({ path: join(root, 'media/screenshots/panel.png') });
    await page.setViewportSize({ width: 1280, height: 560 });
    await openFile(page, 'prompts/triage.json');
    await lenses(page).filter({ hasText: 'in 30 days' }).waitFor();
    await page.locator('.squiggly-info').first().waitFor();
    await page.screenshot({ path: join(root, 'media/screenshots/lens.png') });
    await lenses(page).locator('a', { hasText: 'tokens · ' }).first().click();
    await webview(page).locator('tbody:not(.own) tr').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 640 });
    await page.screenshot({ path: join(root, 'media/screenshots/compare.png') });
  },
);
