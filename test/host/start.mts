// Opens VS Code with this extension on a copy of the sample workspace, to try it by hand. Runs until Ctrl-C, and then
// leaves nothing behind.
//
// usage: npm start [-- --desktop]
//   --desktop   a desktop VS Code, downloaded, or the one that VSCODE_PATH names; without: the server build of VS Code
//               from the npm registry, in your own browser
//
// Where OPENAI_API_KEY is set, prompts run against OpenAI, or OPENAI_BASE_URL. Where not, they run against a scripted
// server on this machine, and the ledger starts with what the sample prompts "cost" there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer as startScriptedServer } from '../support/server/server.mts';
import { root } from './code/cache.mts';
import { desktopExecutable } from './code/desktop.mts';
import { type Home, makeHome } from './code/home.mts';
import { startServer } from './code/server.mts';
import { temporaryFolder } from './code/temporary.mts';

/** What is open at the start. */
const first = 'prompts/review-complaint.prompt.md';

const { values } = parseArgs({ options: { desktop: { type: 'boolean', default: false } } });
const desktop = await desktopExecutable(values.desktop);
const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl } = process.env;
const models = key ? undefined : await startScriptedServer();
if (models) process.env.PROMPTMETER_SAMPLE = models.baseUrl;
const upstream = models?.baseUrl ?? baseUrl;
const home = await makeHome(temporaryFolder(), upstream ? { 'promptmeter.baseUrl': upstream } : {});
await (desktop ? openDesktop(desktop, home) : openServer(home));
process.exit();

async function openDesktop(executable: string, { workspace, userData, extensions }: Home): Promise<void> {
  const options = [
    ...[
      `--extensionDevelopmentPath=${root}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
    ],
    ...['--disable-workspace-trust', '--disable-updates', '--skip-welcome'],
  ];
  const child = spawn(executable, [workspace, join(workspace, first), ...options], { stdio: 'inherit' });
  await Promise.race([once(child, 'exit'), interrupted()]);
  child.kill();
}

async function openServer(home: Home): Promise<void> {
  const stop = interrupted();
  const server = await startServer(home, process.env);
  const file = join(home.workspace, first);
  const url = server.url({ folder: home.workspace, file, developmentPaths: [root] });
  console.log(`\nPromptmeter on the sample workspace: ${url}\nCtrl-C ends it.`);
  openBrowser(url);
  await Promise.race([server.ended, stop]);
  await server.stop();
}

/** Resolves on Ctrl-C or a polite end. */
async function interrupted(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
}

/** Shows the address in the user's browser, where there is a display and a way to open it. */
function openBrowser(url: string): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  const child = spawn(command!, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // the address is printed
  child.unref();
}
