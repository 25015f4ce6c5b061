import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openLedger } from '../../src/ledger';
import { createPrices } from '../../src/prices';
import { parsePrompts } from '../../src/prompts';
import { decide, verdictOf } from '../../src/trials';
import { csvText } from '../../src/trials/csv';
import { startServer } from '../support/server/server.mts';
import { sorted } from '../support/server/sorting.mts';
import { sampleCall } from '../unit/ledger/call';
import { letters, sortingPrompt } from '../unit/trials/letters';
import type { InHost } from './code/bridge.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { chooseFile, findAction, lenses, quickInput, webview } from './code/workbench.mts';
import { reported } from './report.mts';

const server = await startServer();
const test = hostTest({
  settings: { 'promptmeter.baseUrl': server.scripted('sorting'), 'files.simpleDialog.enable': true },
});
test.beforeEach(() => server.forget());

const patience = { timeout: 30_000 };
const choice = (page: Page, label: string) =>
  page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
const rows = letters(30).map(it => [it.values.letter!, it.expected!]);

/** What the problems say of a file. */
const problems = (inHost: InHost, path: string) =>
  inHost(
    async (vscode, file) =>
      vscode.languages
        .getDiagnostics(vscode.Uri.file(file))
        .filter(it => it.source === 'Promptmeter')
        .map(it => it.message),
    path,
  );

/** From the quick fix on the model's name to the page of results, with the letters of a file as inputs. */
async function testOnLetters(page: Page, inputs: string, seen: (what: string) => Promise<unknown>) {
  await (await findAction(page, /^Test .+ on your inputs…$/)).click();
  await choice(page, 'A file…').waitFor(patience);
  await seen('inputs');
  await choice(page, 'A file…').click();
  await chooseFile(page, inputs, 'Use These Inputs');
  await choice(page, 'The expected answer').waitFor(patience);
  await expect
    .poll(() => choice(page, 'The expected answer').textContent(), patience)
    .toContain('fits these inputs');
  await seen('check');
  await choice(page, 'The expected answer').click();
  await choice(page, 'Run on 30 inputs').waitFor(patience);
  expect(await choice(page, 'Run on 30 inputs').textContent()).toMatch(/60 calls, \$0\.\d+/);
  await seen('cost');
  await choice(page, 'Run on 30 inputs').click();
  await webview(page).locator('.verdict').waitFor(patience);
}

/** A verdict that a model keeps 98 % on `answer.prompt`, which is on gpt-4.1. */
async function keepVerdict(workspace: string, cheaper: string, file: string) {
  const [prompt] = parsePrompts('answer.prompt', sortingPrompt('gpt-4.1'))!.prompts;
  const pairs = Array.from({ length: 50 }, (_, at) => ({ cheap: at === 0 ? 0 : 1, other: 1 }));
  const verdict = verdictOf(
    { workspace, prompt: 'answer.prompt', model: 'gpt-4.1', cheaper },
    prompt!,
    {
      ...{ trial: { pairs: [], apart: [] }, decision: decide(pairs) },
      ...{ scoring: { kind: 'exact' }, at: Date.now() },
    },
    createPrices(),
  );
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  await ledger.keepVerdict(verdict!);
  await ledger.close();
}

test('a cheaper model that does as well: from the finding to the verdict, which lens and finding cite', {
  timeout: 120_000,
}, async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'sort.prompt');
  const inputs = join(workspace, 'letters.csv');
  await writeFile(path, sortingPrompt('gpt-4o'));
  await writeFile(inputs, csvText([['letter', 'expected'], ...rows]));
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(1, 8, 1, 8);
  }, path);
  await lenses(page).filter({ hasText: 'gpt-4o' }).first().waitFor(patience);
  await expect.poll(() => problems(inHost, path), patience).toHaveLength(1);
  await testOnLetters(page, inputs, what => code.screenshot(`trial-${what}`));
  expect(server.requests).toHaveLength(60);
  expect(await webview(page).locator('.verdict .said').textContent()).toMatch(
    / will do: it keeps 100 % of gpt-4o’s score on 30 inputs\.$/,
  );
  expect(await webview(page).getByRole('heading', { name: 'All answers' }).count()).toBe(1);
  await code.screenshot('trial-good-dark');
  const { bySource, savings } = await reported(code.globalStorage);
  expect(bySource.map(it => [it.source, it.calls])).toEqual([['trial', 60]]);
  expect(savings.overheadNano).toBeGreaterThan(0);
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file), { viewColumn: vscode.ViewColumn.Beside });
  }, path);
  await lenses(page)
    .filter({ hasText: /tested: .+ keeps 100 % \(n = 30\)/ })
    .waitFor(patience);
  await expect
    .poll(() => problems(inHost, path), patience)
    .toMatchObject([expect.stringMatching(/^Tested on /)]);
  await code.screenshot('trial-cited');
  // A change of what the prompt says makes the verdict void.
  await inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().indexOf('Answer')), 'Be strict. ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }, path);
  await expect
    .poll(() => problems(inHost, path), patience)
    .toMatchObject([expect.not.stringMatching(/^Tested on /)]);
  await lenses(page)
    .filter({ hasText: 'tested:' })
    .waitFor({ state: 'detached', ...patience });
});

test('one that does worse: the page shows where, and it is suggested no more', {
  timeout: 120_000,
}, async ({ page, inHost, workspace, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  await showTheme(code, 'light');
  const path = join(workspace, 'sort-claude.prompt');
  const inputs = join(workspace, 'letters.csv');
  await writeFile(path, sortingPrompt('claude-opus-4-5'));
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(1, 8, 1, 8);
  }, path);
  await lenses(page).filter({ hasText: 'claude-opus' }).first().waitFor(patience);
  await expect
    .poll(async () => (await problems(inHost, path)).filter(it => it.includes('haiku')), patience)
    .toHaveLength(1);
  await testOnLetters(page, inputs, async () => {});
  expect(await webview(page).locator('.verdict .said').textContent()).toMatch(
    /^Stay on claude-opus-4-5: claude-haiku-.+ keeps 66 % /,
  );
  expect(await webview(page).locator('tr.worse').count()).toBe(10);
  expect(await webview(page).getByRole('button', { name: /^Use/ }).count()).toBe(0);
  await code.screenshot('trial-bad-light');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  await lenses(page)
    .filter({ hasText: /tested: claude-haiku.+ keeps 66 % \(n = 30\)/ })
    .waitFor(patience);
  await expect
    .poll(async () => (await problems(inHost, path)).filter(it => it.includes('haiku')), patience)
    .toEqual([]);
});

test('routed answers that have fallen behind: from the finding to a rule that leaves the calls on their model', {
  timeout: 120_000,
}, async ({ page, inHost, workspace, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  const path = join(workspace, 'answer.prompt');
  await writeFile(path, sortingPrompt('gpt-4.1'));
  await code.settings({
    'promptmeter.routing': { policy: 'cheap', policies: { cheap: { fixed: 'gpt-4.1-nano' } } },
  });
  const file = join(code.globalStorage, 'ledger.db');
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const asked = { workspace, at: Date.now(), askedModel: 'gpt-4.1' };
  const routed = {
    prompt: 'answer.prompt',
    model: 'gpt-4.1-nano',
    routeReason: '“cheap” is fixed on gpt-4.1-nano',
  };
  const watched = { source: 'watch', prompt: 'answer.prompt#watch', model: 'gpt-4.1', overhead: true };
  const times = <T>(count: number, make: (number: number) => T) =>
    Array.from({ length: count }, (_, number) => make(number));
  await ledger.record([
    ...times(120, number =>
      sampleCall(`routed ${number}`, { ...asked, ...routed, costNano: 1_000_000, askedNano: 20_000_000 }),
    ),
    ...times(12, number =>
      sampleCall(`watched ${number}`, {
        ...{ ...asked, ...watched, routeReason: 'watches gpt-4.1-nano', scorePermille: 300 },
      }),
    ),
  ]);
  await ledger.close();
  await inHost(async (vscode, file) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    editor.selection = new vscode.Selection(1, 8, 1, 8);
  }, path);
  const drifts = async () => (await problems(inHost, path)).filter(it => it.includes('fallen behind'));
  await expect
    .poll(drifts, patience)
    .toEqual([expect.stringContaining('gpt-4.1-nano keeps 30 % of gpt-4.1’s grades on the last 12 calls')]);
  const [suggested] = (await problems(inHost, path)).flatMap(
    it => / on (\S+), \d+ % less/.exec(it)?.[1] ?? [],
  );
  await keepVerdict(workspace, suggested!, file);
  await findAction(page, /^Keep its calls on gpt-4.1$/);
  await code.screenshot('drift-light');
  await page.locator('.action-widget .action', { hasText: 'Show routing audit' }).first().click();
  const preview = webview(page);
  await preview.getByRole('cell', { name: '“cheap” is fixed on gpt-4.1-nano' }).waitFor(patience);
  await code.screenshot('routing-audit-light');
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeActiveEditor'));
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.showSpend'));
  const tips = webview(page).locator('.advice li');
  await tips.filter({ hasText: 'Answers of answer.prompt fall behind' }).waitFor(patience);
  await tips.filter({ hasText: /for answer\.prompt.*Tested on .* keeps 98 % /s }).waitFor(patience);
  await code.screenshot('drift-spend-light');
  await inHost(async (vscode, file) => {
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  }, path);
  await (await findAction(page, /^Keep its calls on gpt-4.1$/)).click();
  await expect.poll(drifts, patience).toEqual([]);
  expect(
    await inHost(async vscode => vscode.workspace.getConfiguration('promptmeter').get('routing')),
  ).toMatchObject({
    policy: 'cheap, with exceptions',
    policies: {
      'cheap, with exceptions': {
        rules: [{ prompt: './answer.prompt', model: 'gpt-4.1', priority: 1 }, { policy: 'cheap' }],
      },
    },
  });
});

/** Shows a prompt file with the cursor on its model, and begins to test it on another. */
async function beginTest(inHost: InHost, file: string, command: string, model?: string): Promise<void> {
  const run = async (vscode: typeof import('vscode'), path: string, id: string, ...named: string[]) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
    editor.selection = new vscode.Selection(1, 8, 1, 8);
    void vscode.commands.executeCommand(id, undefined, ...named);
  };
  await inHost(run, file, command, ...(model ? [model] : []));
}

/** Chooses one of a list that is longer than what shows of it. */
async function chooseAmong(page: Page, first: string, label: string): Promise<void> {
  await choice(page, first).waitFor(patience);
  await quickInput(page).fill(label);
  await choice(page, label).click();
}

/** The file that the window's own dialog proposes under this name, once it has written it. */
async function proposedFile(page: Page, name: string): Promise<string> {
  const proposed = () => quickInput(page).inputValue();
  await expect.poll(async () => basename(await proposed()), patience).toBe(name);
  return proposed();
}

const told = (page: Page, text: string | RegExp) =>
  page.locator('.notifications-center .notification-list-item', { hasText: text }).first();

test('typed inputs, a test that is cancelled, and going on with what is left', {
  timeout: 120_000,
}, async ({ page, inHost, workspace, code }) => {
  await inHost(vscode => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  const path = join(workspace, 'sort-typed.prompt');
  await writeFile(path, sortingPrompt('claude-opus-4-5'));
  await beginTest(inHost, path, 'promptmeter.testCheaperModel', 'claude-haiku-4-5');
  await choice(page, 'Type them').click();
  await lenses(page).filter({ hasText: 'Write an input on each line' }).waitFor(patience);
  await code.screenshot('trial-typed-empty-light');
  await page.keyboard.type('one, two, three');
  await lenses(page).filter({ hasText: 'Row 2 of the table has 3 cells' }).waitFor(patience);
  await code.screenshot('trial-typed-wrong-light');
  // Saved in the middle of it, it is followed into its file.
  await inHost(vscode => void vscode.commands.executeCommand('workbench.action.files.save'));
  const table = join(workspace, 'sort-typed.inputs.csv');
  await expect.poll(() => existsSync(table), patience).toBe(true);
  await page.locator('.tab.active:not(.dirty)', { hasText: basename(table) }).waitFor(patience);
  await inHost(
    async (vscode, file, lines) => {
      const document = await vscode.workspace.openTextDocument(file);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, document.lineAt(1).range, lines);
      await vscode.workspace.applyEdit(edit);
    },
    table,
    csvText(rows),
  );
  await lenses(page).filter({ hasText: 'Use 30 inputs' }).waitFor(patience);
  await code.screenshot('trial-typed-light');
  await lenses(page).getByText('Use 30 inputs').click();
  // Whoever leaves a question about one check is back among all of them.
  await choice(page, 'The expected number').click();
  await page.getByText('How far the number may be from the expected one').waitFor(patience);
  await code.screenshot('trial-number-light');
  await page.keyboard.press('Escape');
  await code.settings({ 'promptmeter.baseUrl': server.scripted('slow') });
  await choice(page, 'The expected answer').click();
  await choice(page, 'Run on 30 inputs').click();
  await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  await told(page, /: [1-9]\d* of 30, \$/).waitFor(patience);
  await code.screenshot('trial-running-light');
  await told(page, 'of 30').getByRole('button', { name: 'Cancel' }).click();
  const said = webview(page).locator('.verdict .said');
  await said.filter({ hasText: /^Not yet: / }).waitFor(patience);
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await code.screenshot('trial-cancelled-light');
  await code.settings({ 'promptmeter.baseUrl': server.scripted('sorting') });
  await webview(page)
    .getByRole('button', { name: /^Run the other \d+…$/ })
    .click();
  await choice(page, 'Run on').click();
  await said.filter({ hasText: /^Stay on claude-opus-4-5: .* on 30 inputs/ }).waitFor(patience);
  expect(await webview(page).getByRole('button', { name: /^Run/ }).count()).toBe(0);
  await showTheme(code, 'dark');
  await code.screenshot('trial-gone-on-dark');
});

test('two prompts side by side without a score; and a server that is not there', {
  timeout: 90_000,
}, async ({ page, inHost, workspace, code }) => {
  const [path, inputs] = [join(workspace, 'sort.prompt'), join(workspace, 'letters.csv')];
  const compare = async () => {
    await beginTest(inHost, path, 'promptmeter.compareOnInputs');
    await choice(page, 'Another prompt').click();
    await chooseAmong(page, 'AGENTS.md', 'sort-claude.prompt');
    await choice(page, 'A file…').click();
    await chooseFile(page, inputs, 'Use These Inputs');
    await chooseAmong(page, 'The expected answer', 'No score');
    await choice(page, 'Run on 30 inputs').click();
  };
  await compare();
  await webview(page).getByRole('heading', { name: 'sort-claude against sort' }).waitFor(patience);
  expect(await webview(page).locator('.verdict').count()).toBe(0);
  expect(await webview(page).locator('.pairs tbody tr').count()).toBe(30);
  await code.screenshot('compare-inputs-dark');
  await webview(page).getByRole('button', { name: 'Export answers…' }).click();
  const answers = await proposedFile(page, 'sort-test.csv');
  await chooseFile(page, answers, 'OK');
  await expect
    .poll(() => existsSync(answers) && readFileSync(answers, 'utf8').split('\r\n'), patience)
    .toHaveLength(32);
  await code.settings({ 'promptmeter.baseUrl': 'http://127.0.0.1:1/v1' });
  await compare();
  const list = () => inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  await expect
    .poll(() => list().then(() => told(page, 'Nothing answers at 127.0.0.1:1').isVisible()), patience)
    .toBe(true);
  await code.screenshot('compare-dead-dark');
});

test('by the provider’s batch: left in one window, taken up in the next, and told where prompts are listed', {
  timeout: 180_000,
}, async ({ page, inHost, workspace, code }) => {
  await code.settings({ 'promptmeter.baseUrl': server.scripted('sorting') });
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  server.batches.script = { perLook: 5, text: (_, request) => sorted(request) };
  const path = join(workspace, 'sort-batch.prompt');
  await writeFile(path, sortingPrompt('gpt-4.1'));
  await beginTest(inHost, path, 'promptmeter.testCheaperModel', 'gpt-4.1-nano');
  await choice(page, 'A file…').click();
  await chooseFile(page, join(workspace, 'letters.csv'), 'Use These Inputs');
  await choice(page, 'The expected answer').click();
  const handIn = choice(page, 'Hand in 30 inputs as a batch');
  await handIn.waitFor(patience);
  expect(await handIn.textContent()).toMatch(/60 requests, \$0\.\d+/);
  await code.screenshot('trial-batch-cost-dark');
  await handIn.click();
  const list = () => inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  const listed = async (text: string | RegExp) => {
    await expect.poll(() => list().then(() => told(page, text).isVisible()), patience).toBe(true);
    return told(page, text);
  };
  await listed(/ of 60/);
  await code.screenshot('trial-batch-waiting-dark');
  await told(page, / of 60/)
    .getByRole('button', { name: 'Cancel' })
    .click();
  // With its only notification gone the list closes: what comes next stands behind the bell.
  await listed('goes on at the provider');
  await code.screenshot('trial-batch-left-dark');

  await showTheme(code, 'light');
  await page.reload();
  const answers = () =>
    Promise.race([inHost(() => true), new Promise<boolean>(resolve => setTimeout(resolve, 2000, false))]);
  await expect.poll(answers, patience).toBe(true);
  server.batches.script = { text: (_, request) => sorted(request) };
  await listed(/gpt-4.1-nano against gpt-4.1, handed in on /);
  await code.screenshot('trial-batch-reminder-light');
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
  await inHost(vscode => void vscode.commands.executeCommand('promptmeter.batchTests'));
  await choice(page, 'sort-batch on gpt-4.1-nano').click();
  await choice(page, 'Fetch its answers').waitFor(patience);
  await code.screenshot('trial-batch-choose-light');
  await choice(page, 'Fetch its answers').click();
  const done = await listed('Stay on gpt-4.1: gpt-4.1-nano keeps 66 %');
  await done.getByRole('button', { name: 'Show Results' }).click();
  await webview(page).locator('.verdict.bad').waitFor(patience);
  expect(await webview(page).locator('tr.worse').count()).toBe(10);
  await code.screenshot('trial-batch-light');
  expect(server.batches.kept.map(it => it.lines.length)).toEqual([30, 30]);
  const { bySource } = await reported(code.globalStorage);
  expect(bySource.find(it => it.source === 'trial')?.calls).toBeGreaterThanOrEqual(60);

  await inHost(vscode => vscode.commands.executeCommand('promptmeter.prompts.focus'));
  await page.setViewportSize({ width: 1280, height: 1200 });
  const line = page.locator('.pane-body .monaco-list-row', { hasText: 'sort-batch.prompt' }).first();
  await line.filter({ hasText: 'tested: gpt-4.1-nano keeps 66 % (n = 30)' }).waitFor(patience);
  await line.hover();
  await page.locator('.monaco-hover', { hasText: 'It is not suggested until the prompt' }).waitFor(patience);
  await code.screenshot('tree-tested-light');
  await showTheme(code, 'dark');
  await code.screenshot('tree-tested-dark');
  await writeFile(path, sortingPrompt('gpt-4.1').replace('one word', 'a word'));
  await line.filter({ hasNotText: 'tested:' }).waitFor(patience);
});
