// Stands in for the executable of a desktop VS Code: takes the part of its command line that `@vscode/test-electron`
// uses, and opens the server build of VS Code in a browser without a window. Ends with the tests' exit code, or when
// it is told to (SIGINT, SIGTERM), or when the process that started it is gone (its end of stdin closes).
//
// usage: node code.mts FOLDER --user-data-dir=D --extensions-dir=D [--extensionDevelopmentPath=D]...
//          [--extensionTestsPath=FILE] [--remote-debugging-port=N]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { forget, launchBrowser } from './browser.mts';
import { freePort } from './port.mts';
import { startServer } from './server.mts';

const { values, positionals } = parseArgs({
  strict: false, // a desktop VS Code is given more than this needs
  allowPositionals: true,
  options: {
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'remote-debugging-port': { type: 'string' },
  },
});
const options = values as Readonly<Record<string, string | undefined>> & {
  readonly extensionDevelopmentPath?: readonly string[];
};

const userData = resolve(options['user-data-dir']!);
const extensions = resolve(options['extensions-dir']!);
const port = options['remote-debugging-port'];
// The workbench is 20 MB of script. Windows that come one after the other have one address and one browser profile, where
// the browser finds it compiled; nothing else stays.
const kept = process.env.PROMPTMETER_TEST_KEPT ?? userData;
const portFile = join(kept, 'port');
for (const folder of [userData, kept]) await mkdir(folder, { recursive: true });

const closers: (() => Promise<void>)[] = [];
let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.allSettled(closers.map(close => close()));
  process.exit(code);
}
process.on('SIGINT', () => end(130));
process.on('SIGTERM', () => end(143));
process.stdin.on('end', () => end(1)).resume();

const formerPort = await readFile(portFile, 'utf8').then(Number, () => 0);
const server = await startServer({ userData, extensions }, process.env, await freePort(formerPort));
await writeFile(portFile, String(server.port));
closers.push(() => server.stop());
void server.ended.then(() => end(1));

const browser = await launchBrowser(join(kept, 'browser'), port === undefined ? undefined : Number(port));
closers.push(() => browser.close());
browser.on('close', () => end(1));

const page = browser.pages()[0] ?? (await browser.newPage());
// The workbench calls these when the module of `extensionTestsPath` has run, as it does for VS Code's own tests.
await page.exposeFunction('codeAutomationLog', (_type: string, _args: unknown[]) => {});
await page.exposeFunction('codeAutomationExit', (code: number) => end(code));

const url = server.url({
  folder: resolve(positionals[0]!),
  developmentPaths: (options.extensionDevelopmentPath ?? []).map(path => resolve(path)),
  testsPath: options.extensionTestsPath && resolve(options.extensionTestsPath),
});
await forget(page, url);
await page.goto(url);
