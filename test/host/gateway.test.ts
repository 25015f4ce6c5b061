import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type KeptCall, openLedger } from '../../src/ledger';
import { startServer } from '../support/server/server.mts';
import type { InHost } from './code/bridge.mts';
import { hostTest } from './code/hostTest.mts';
import { clearNotifications, told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { lenses, openFile, runCommand } from './code/workbench.mts';

const models = await startServer();
const test = hostTest({ settings: { 'promptmeter.baseUrl': models.baseUrl } });
test.beforeEach(() => models.forget());
const openai = join(import.meta.dirname, '../../node_modules/openai/index.mjs');

/** A program as anybody writes it: it knows nothing of Promptmeter. */
const program = (prompt: string) => `
import { readFile } from 'node:fs/promises';
import OpenAI from ${JSON.stringify(openai)};
const template = (await readFile(${JSON.stringify(prompt)}, 'utf8')).replace(/^---[^]*?---\\n/, '').trim();
const content = template.replaceAll('{{order}}', 'One atlas.').replaceAll('{{complaint}}', 'It came late.');
const answer = await new OpenAI().chat.completions.create({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content }],
  stream: true,
  stream_options: { include_usage: true },
});
for await (const { choices } of answer) process.stdout.write(choices[0]?.delta.content ?? '');
// One that is gone when the gateway looks who asked cannot be named, and on a busy machine a look takes a while.
await new Promise(resolve => setTimeout(resolve, 5000));
`;

async function callsIn(file: string): Promise<readonly KeptCall[]> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const calls = await ledger.calls(10);
  await ledger.close();
  return calls;
}

test('a program run in the terminal of a metered workspace is in the ledger, on its prompt', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const prompt = 'prompts/review-complaint.prompt.md';
  const script = join(workspace, 'ask.mjs');
  writeFileSync(script, program(join(workspace, prompt)));
  // Where the walk is tried again, the workspace is metered: the command is not offered then.
  await inHost(vscode => vscode.commands.executeCommand('promptmeter.stopGateway'));
  await clearNotifications(inHost);
  await page.locator('.statusbar-item', { hasText: 'Metered' }).waitFor({ state: 'detached' });
  await runCommand(page, 'Promptmeter: Meter This Workspace');
  await page.locator('.statusbar-item', { hasText: 'Metered' }).waitFor();
  const run = () =>
    inHost(
      (vscode, node, path) => {
        const terminal = vscode.window.createTerminal('program');
        terminal.show();
        terminal.sendText(`"${node}" "${path}"`);
      },
      process.execPath,
      script,
    );
  await run();
  const ledger = join(code.globalStorage, 'ledger.db');
  await expect
    .poll(() => callsIn(ledger), { timeout: 60_000, interval: 500 })
    .toMatchObject([
      {
        status: 'ok',
        source: 'gateway',
        workspace,
        prompt,
        usageFrom: 'provider',
        tags: [expect.stringMatching(/ask\.mjs$/)],
      },
    ]);
  expect(models.requests).toHaveLength(1);

  await openFile(page, prompt);
  await lenses(page).filter({ hasText: '1 call' }).first().waitFor();
  await code.screenshot('gateway-metered-dark');

  // Once the workspace says so, its answers are kept, and one of the next runs costs nothing.
  await code.settings({ 'promptmeter.cache.use': 'exact sampled' });
  const runAgain = async () => {
    const before = (await callsIn(ledger)).length;
    await run();
    await expect.poll(async () => (await callsIn(ledger)).length).toBe(before + 1);
    return (await callsIn(ledger))[0]!;
  };
  await expect
    .poll(runAgain, { timeout: 90_000 })
    .toMatchObject({ servedFrom: 'exact-cache', costNano: 0, workspace, prompt });
  expect(models.requests.length).toBe((await callsIn(ledger)).length - 1);
});

/** What a program is given that runs in a new terminal, or in a debug session. */
async function givenTo(where: 'terminal' | 'debugger', inHost: InHost, workspace: string): Promise<string> {
  const [look, seen] = [join(workspace, 'look.mjs'), join(workspace, `seen-${++looks}.txt`)];
  writeFileSync(
    look,
    `import { writeFileSync } from 'node:fs';
    writeFileSync(process.argv[2], \`\${process.env.OPENAI_BASE_URL} \${process.env.OPENAI_API_KEY}\`);`,
  );
  if (where === 'terminal') {
    const run = (vscode: typeof import('vscode'), ...[node, ...path]: string[]) =>
      vscode.window.createTerminal('look').sendText(`"${node}" "${path.join('" "')}"`);
    await inHost(run, process.execPath, look, seen);
  } else {
    await inHost(
      async (vscode, program, file) =>
        void (await vscode.debug.startDebugging(undefined, {
          ...{ type: 'node', request: 'launch', name: 'look', program, args: [file] },
          console: 'internalConsole',
        })),
      look,
      seen,
    );
  }
  await expect.poll(() => existsSync(seen) && readFileSync(seen, 'utf8')).toMatch(/./);
  return readFileSync(seen, 'utf8');
}
let looks = 0;

test('what leads to the gateway is in terminals and debug sessions, outlives the window, and is taken out again', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  await showTheme(code, 'light');
  // It is; but not where this walk is tried again.
  await inHost(vscode => void vscode.commands.executeCommand('promptmeter.meterWorkspace'));
  await told(code, 'Programs in new terminals');
  const given = await givenTo('terminal', inHost, workspace);
  expect(given).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\/[\w-]{32}\/v1 promptmeter$/);
  expect(await givenTo('debugger', inHost, workspace)).toBe(given);

  await page.reload();
  const metered = page.locator('.statusbar-item', { hasText: 'Metered' });
  await metered.waitFor({ timeout: 60_000 });
  const answers = () =>
    Promise.race([inHost(() => true), new Promise<boolean>(resolve => setTimeout(resolve, 2000, false))]);
  await expect.poll(answers).toBe(true);
  expect(await givenTo('terminal', inHost, workspace)).toBe(given);
  await metered.click();
  await page.getByText('Stop Metering This Workspace').waitFor();
  await code.screenshot('gateway-choices-light');
  await page.getByText('Copy Base URL').click();
  const copied = () => inHost(async vscode => vscode.env.clipboard.readText());
  await expect.poll(copied).toBe(given.split(' ')[0]);

  await runCommand(page, 'Promptmeter: Stop Gateway');
  await metered.waitFor({ state: 'detached' });
  expect(await givenTo('terminal', inHost, workspace)).toBe('undefined undefined');
  expect(await givenTo('debugger', inHost, workspace)).toBe('undefined undefined');

  const { port } = new URL(given.split(' ')[0]!);
  const other = createServer().listen(Number(port), '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  await clearNotifications(inHost);
  await runCommand(page, 'Promptmeter: Start Gateway');
  await page.locator('.statusbar-item', { hasText: 'Gateway' }).waitFor();
  await told(code, `Another program is at port ${port} now, so the gateway has moved to`);
  await code.screenshot('gateway-moved-light');
});
