import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { writeClaudeLogs } from '../support/usageLogs/claude';
import { writeCodexLogs } from '../support/usageLogs/codex';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { quickInput, runCommand } from './code/workbench.mts';
import { reported } from './report.mts';

const logs = mkdtempSync(join(tmpdir(), 'logs-'));
afterAll(() => rmSync(logs, { recursive: true, force: true }));

const [claude, codex] = [join(logs, 'claude'), join(logs, 'codex')];
const test = hostTest({
  env: {
    CLAUDE_CONFIG_DIR: claude,
    CODEX_HOME: codex,
    GEMINI_DATA_DIR: join(logs, 'gemini'),
    OPENCODE_DATA_DIR: join(logs, 'opencode'),
    COPILOT_OTEL_FILE_EXPORTER_PATH: join(logs, 'copilot.jsonl'),
  },
});

const size = { seed: 7, sessions: 8, calls: 10, from: Date.now() - 31 * 24 * 60 * 60 * 1000 };
const rows = (page: Page) => page.locator('.quick-input-list .monaco-list-row');

test('where there are no logs it says where it looked', async ({ page, inHost, code }) => {
  await runCommand(page, 'Promptmeter: Import Usage');
  const message = await told(code, 'No usage logs were found. Promptmeter looked in');
  expect(await message.textContent()).toContain(join(claude, 'projects'));
  await code.screenshot('import-nothing');
  await clearNotifications(inHost);
});

test('what is found is shown with calls and period before it is imported, all of it ticked', async ({
  page,
  code,
}) => {
  const made = [...writeClaudeLogs(claude, size), ...writeCodexLogs(codex, size)];
  writeFileSync(join(claude, 'projects', 'torn.jsonl'), '{"message":{"usage\n');
  await runCommand(page, 'Promptmeter: Import Usage');
  await page.getByText('Codex CLI', { exact: true }).waitFor();
  expect(await rows(page).count()).toBe(2);
  expect(await rows(page).first().textContent()).toMatch(
    /Claude Code.*[\d,]+ new calls · .* – .* \d+ logs in /,
  );
  expect(
    await page
      .locator(
        '.quick-input-list input[type=checkbox]:checked, .quick-input-list [role=checkbox][aria-checked=true]',
      )
      .count(),
  ).toBeGreaterThanOrEqual(2);
  await code.screenshot('import-found-dark');
  await showTheme(code, 'light');
  await code.screenshot('import-found-light');
  await quickInput(page).press('Enter');
  const done = await told(code, 'calls imported: ');
  expect(await done.textContent()).toMatch(
    /[\d,]+ calls imported: Claude Code [\d,]+, Codex CLI [\d,]+\. \d+ parts? of/,
  );
  await code.screenshot('import-done-light');
  await page.getByRole('button', { name: 'Show Report', exact: true }).click();
  await page.locator('.panel .output-view').waitFor();
  const since = new Date(Date.now() - 29 * 24 * 60 * 60 * 1000);
  since.setHours(0, 0, 0, 0);
  const within = made.filter(it => it.at >= since.getTime() && it.at <= Date.now());
  expect((await reported(code.globalStorage)).totals.calls).toBe(within.length);
});

test('a second import finds nothing new', async ({ page, inHost, code }) => {
  await runCommand(page, 'Promptmeter: Import Usage');
  await page.getByText('nothing new').first().waitFor();
  await code.screenshot('import-again-light');
  await quickInput(page).press('Escape');
  await clearNotifications(inHost);
});

test('logs are followed once the setting asks for it', async ({ code }) => {
  const before = (await reported(code.globalStorage)).totals.calls;
  await code.settings({ 'promptmeter.import.follow': true });
  const usage = { input_tokens: 5, output_tokens: 7 };
  const record = { message: { id: 'msg_followed', model: 'claude-sonnet-4-5', usage } };
  mkdirSync(join(claude, 'projects', 'live'), { recursive: true });
  const live = join(claude, 'projects', 'live', 'a.jsonl');
  appendFileSync(live, `${JSON.stringify({ ...record, timestamp: new Date().toISOString() })}\n`);
  const calls = async () => (await reported(code.globalStorage)).totals.calls;
  await expect.poll(calls, { interval: 500 }).toBe(before + 1);
});
