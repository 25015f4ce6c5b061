import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { localDay, openLedger, type Report } from '../../src/ledger';
import { garbled } from '../support/garbled';
import { sampleCall } from '../unit/ledger/call';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import type { Code } from './code/session.mts';
import { showTheme } from './code/theme.mts';
import { quickInput, runCommand, webview } from './code/workbench.mts';
import { reported } from './report.mts';

const test = hostTest();

const dayBack = (days: number) => Date.now() - days * 86_400_000;
const fileOf = (code: Code) => join(code.globalStorage, 'ledger.db');
const callsIn = async (code: Code) => (await reported(code.globalStorage)).totals.calls;

/** Three calls of this workspace on three days, two of another, and one of half a year ago. */
async function fill(file: string, workspace: string): Promise<void> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const mine = [1, 2, 3].map(days => sampleCall(`mine ${days}`, { at: dayBack(days), workspace }));
  const others = [1, 2].map(days => sampleCall(`other ${days}`, { at: dayBack(days), workspace: '/other' }));
  await ledger.record([...mine, ...others, sampleCall('old', { at: dayBack(200), workspace })]);
  await ledger.close();
}

/** Puts a ledger of 500 calls in the place of `file`, some of its pages overwritten, as a failing disk leaves it. */
async function damage(file: string): Promise<void> {
  const damaged = `${file}-made`;
  const ledger = openLedger({ file: damaged, onNotice: ({ message }) => expect.fail(message) });
  await ledger.record(
    Array.from({ length: 500 }, (_, index) => sampleCall(`many ${index}`, { at: dayBack(1) })),
  );
  await ledger.close();
  writeFileSync(damaged, garbled(damaged, 'callWorkspaceAt'));
  for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
  renameSync(damaged, file);
}

/** Runs a command and answers what it asks: each question by a part of its text, with a row's name or what to type. */
async function answered(
  page: Page,
  command: string,
  answers: readonly (readonly [question: string, answer: string])[],
): Promise<void> {
  await runCommand(page, `Promptmeter: ${command}`);
  for (const [question, answer] of answers) {
    const widget = page.locator('.quick-input-widget');
    if (question === whose) {
      await page.getByPlaceholder(question).waitFor();
      await widget.locator('.monaco-list-row', { hasText: answer }).first().click();
      continue;
    }
    await widget.getByText(question).first().waitFor();
    // A file dialog fills in a path of its own once it has looked at the disk.
    if (answer.startsWith('/')) await expect.poll(() => quickInput(page).inputValue()).toContain('workspace');
    await quickInput(page).fill(answer);
    await quickInput(page).press('Enter');
  }
}

const whose = 'Calls of which workspace?';

/** VS Code shows no modal dialog under test: the next one is answered in its place. Returns how to hear what it said. */
async function agreeing(code: Code, button: string): Promise<() => Promise<string>> {
  await code.inHost((vscode, yes) => {
    const { window } = vscode;
    const show = window.showWarningMessage;
    const answer = async (question: string, options: { readonly detail: string }) => {
      Object.assign(window, { showWarningMessage: show });
      Object.assign(globalThis, { asked: `${question} ${options.detail}` });
      return yes;
    };
    Object.assign(window, { showWarningMessage: answer });
  }, button);
  return () => code.inHost(() => String((globalThis as { asked?: unknown }).asked));
}

test('the ledger is backed up to a file of the user’s choice', async ({ page, code, workspace }) => {
  await fill(fileOf(code), workspace);
  await answered(page, 'Back Up Ledger', [['Back Up Ledger', join(workspace, 'backup.db')]]);
  await told(code, `The ledger was copied to ${join(workspace, 'backup.db')}.`);
  await code.screenshot('ledger-backed-up');
  await clearNotifications(code.inHost);
  const { totals } = await reportOf(join(workspace, 'backup.db'));
  expect(totals.calls).toBe(5);
});

test('calls of a workspace and a period are exported, as CSV and as JSON', async ({
  page,
  code,
  workspace,
}) => {
  const questions = [
    [whose, 'workspace'],
    ['First day', localDay(dayBack(2))],
    ['Last day', ''],
  ] as const;
  const [csv, json] = ['calls.csv', 'calls.json'].map(name => join(workspace, name)) as [string, string];
  await answered(page, 'Export Calls', [...questions, ['Export Calls', csv]]);
  await told(code, `2 calls written to ${csv}.`);
  await clearNotifications(code.inHost);
  await answered(page, 'Export Calls', [...questions, ['Export Calls', json]]);
  await told(code, `2 calls written to ${json}.`);
  await clearNotifications(code.inHost);
  const [header, ...lines] = readFileSync(csv, 'utf8').trim().split('\r\n');
  const exported = JSON.parse(readFileSync(json, 'utf8')) as { id: string; costNano: number }[];
  expect(exported.map(it => it.id)).toEqual(['mine 2', 'mine 1']);
  expect(lines.map(line => line.split(',')[header!.split(',').indexOf('id')])).toEqual(['mine 2', 'mine 1']);
});

test('a day that is none is refused in a sentence, and calls are deleted once that is agreed to', async ({
  page,
  code,
}) => {
  const asked = await agreeing(code, 'Delete');
  await answered(page, 'Delete Calls', [
    [whose, 'All workspaces'],
    ['First day', '2026-02-30'],
  ]);
  await page.getByText('“2026-02-30” is not a day. Days are written YYYY-MM-DD').waitFor();
  await code.screenshot('ledger-no-day');
  await quickInput(page).fill(localDay(dayBack(1)));
  await quickInput(page).press('Enter');
  await page.locator('.quick-input-widget').getByText('Last day').first().waitFor();
  await quickInput(page).press('Enter');
  await told(code, 'Deleted: 2 calls on 1 day, $0.00024 in all.');
  expect(await asked()).toBe(
    'Delete these calls? 2 calls on 1 day, $0.00024 in all. Their sums go with them. ' +
      'This cannot be undone; Back Up Ledger keeps a copy.',
  );
  await code.screenshot('ledger-deleted');
  await clearNotifications(code.inHost);
  expect(await callsIn(code)).toBe(3);
});

test('a backup takes the place of the ledger, which is kept', async ({ page, code, workspace }) => {
  const asked = await agreeing(code, 'Restore');
  await answered(page, 'Restore Ledger', [['Restore Ledger', join(workspace, 'backup.db')]]);
  await told(code, 'The backup is the ledger now. What was there is kept as ');
  expect(await asked()).toMatch(
    /^Restore this backup\? The backup holds 6 calls, the last of [\d-]+\. It takes the place of the ledger/,
  );
  await showTheme(code, 'light');
  await code.screenshot('ledger-restored');
  await clearNotifications(code.inHost);
  expect(await callsIn(code)).toBe(5);
  expect(readdirSync(dirname(fileOf(code))).some(it => it.includes('.replaced-'))).toBe(true);
});

test('a damaged ledger is set aside, and the user is told what became of it', async ({ page, code }) => {
  await damage(fileOf(code));
  await code.inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  const banner = webview(page).locator('.banner', { hasText: 'The ledger was damaged. It was set aside as' });
  await banner.waitFor();
  expect(await banner.textContent()).toMatch(
    /a new one was started; \d+ of its calls could be read and are in it/,
  );
  await told(code, 'The ledger was damaged.');
  await code.screenshot('ledger-damaged');
  expect(await callsIn(code)).toBe(500);
});

async function reportOf(file: string): Promise<Report> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  try {
    return await ledger.report();
  } finally {
    await ledger.close();
  }
}
