import { join } from 'node:path';
import { expect } from 'vitest';
import { startServer } from '../support/server/server.mts';
import { root } from './code/cache.mts';
import { hostTest } from './code/hostTest.mts';
import { webview } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({ env: { PROMPTMETER_SAMPLE: server.baseUrl } });

test('an empty ledger is filled by running the sample prompts, and the panel says so', {
  timeout: 90_000,
}, async ({ page, inHost, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  await webview(page).getByText('Sample data.').waitFor();
  await expect
    .poll(async () => (await reported(code.globalStorage)).totals.calls, { timeout: 40_000 })
    .toBeGreaterThan(60);
  const { totals, byDay, byPrompt } = await reported(code.globalStorage);
  expect(totals.sampleCalls).toBe(totals.calls);
  expect(byDay.length).toBeGreaterThan(20);
  expect(byPrompt.length).toBeGreaterThan(8);
  await expect(webview(page).locator('.sample').textContent()).resolves.toContain(
    'made by running the sample prompts against a local test server, dated over the last 30 days',
  );
});

// PROMPTMETER_SCREENSHOTS=1 keeps the pictures for the README in media/screenshots/.
test('it is drawn with the colours of each theme', async ({ page, inHost, code }) => {
  await inHost(async vscode => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  if (process.env.PROMPTMETER_SCREENSHOTS) await page.setViewportSize({ width: 1280, height: 1120 });
  const colours = new Set<string>();
  for (const [kind, theme] of Object.entries(themes)) {
    await code.settings({ 'workbench.colorTheme': theme });
    const body = webview(page).locator('body');
    await expect.poll(() => body.getAttribute('class')).toContain(`vscode-${kind}`);
    colours.add(String(await body.evaluate('getComputedStyle(document.body).color')));
    await code.screenshot(`panel-${kind}`);
    if (process.env.PROMPTMETER_SCREENSHOTS) await page.screenshot({ path: picture(kind) });
  }
  expect(colours.size).toBe(Object.keys(themes).length);
});

const picture = (kind: string) => join(root, `media/screenshots/panel-${kind}.png`);

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Default High Contrast',
};
