import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bridgeExtension, bridgeModule, type InHost, openBridge } from './bridge.mts';
import { root } from './cache.mts';
import { desktopExecutable } from './desktop.mts';
import { makeHome } from './home.mts';
import { freePort } from './port.mts';
import { installExtension } from './server.mts';

/** A bare two-core machine needs about 10 s. */
const startLimitMs = 50_000;

/** What a window leaves to the next one of this worker, see code.mts. */
const kept = join(tmpdir(), `kept-${process.env.VITEST_POOL_ID}`);

export interface CodeOptions {
  /** User settings to start with, over those of `makeHome`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More environment for the extension host. An API key of the machine is never passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged extension to install and try instead of the one in this folder; the server build only. */
  readonly vsix?: string;
}

/** One running VS Code, on a copy of the sample workspace, with user data of its own. */
export interface Code {
  /** The workbench, as Playwright drives it. */
  readonly page: Page;
  readonly inHost: InHost;
  /** The absolute path of the workspace copy. */
  readonly workspace: string;
  /** The absolute path of the folder that holds settings and storage. */
  readonly userData: string;
  /** The absolute path of the extension's global storage, which holds its ledger. */
  readonly globalStorage: string;
  /** Writes user settings and waits until they hold; `undefined` takes one back. */
  settings(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Saves what the window shows as `.vscode-test/screenshots/NAME.png`, and returns that path. */
  screenshot(name: string): Promise<string>;
  /** The errors in the window's console, to which an extension's uncaught ones go, that name this extension. */
  complaints(): Promise<string>;
  close(): Promise<void>;
}

/** Starts VS Code through `@vscode/test-electron` and resolves when the workbench and the bridge are up. */
export async function openCode(options: CodeOptions = {}): Promise<Code> {
  const folder = await mkdtemp(join(tmpdir(), 'code-'));
  const home = await makeHome(folder, options.settings ?? {});
  if (options.vsix) await installExtension(options.vsix, home);

  const bridge = await openBridge(folder);
  // Chromium tells its own choice only in a file, which a desktop VS Code does not write.
  const debuggingPort = await freePort();
  // A desktop VS Code, or the server build behind a stand-in that takes the same command line.
  const desktop = await desktopExecutable(false);
  let output = '';
  const sink = () =>
    new Writable({
      write(chunk, _encoding, done) {
        output += chunk;
        done();
      },
    });
  const running = runTests({
    vscodeExecutablePath: desktop ?? process.execPath,
    extensionDevelopmentPath: options.vsix ? bridgeExtension : root,
    extensionTestsPath: bridgeModule,
    launchArgs: [
      ...(desktop ? [] : [join(import.meta.dirname, 'code.mts')]),
      home.workspace,
      `--user-data-dir=${home.userData}`,
      `--extensions-dir=${home.extensions}`,
      `--remote-debugging-port=${debuggingPort}`,
    ],
    extensionTestsEnv: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      OPENAI_API_KEY: undefined,
      PROMPTMETER_TEST_BRIDGE: bridge.path,
      PROMPTMETER_TEST_KEPT: kept,
      ...options.env,
    },
    stdout: sink(),
    stderr: sink(),
  });
  const ended = running.then(
    () => {},
    error => {
      throw new Error(`VS Code ended early (${error.message}).\n${output}`);
    },
  );
  const late = setTimeout(startLimitMs, undefined, { ref: false }).then(() => {
    throw new Error(`VS Code did not run the bridge within ${startLimitMs / 1000} s.\n${output}`);
  });
  await Promise.race([bridge.connected, ended, late]);

  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`);
  const page = workbench(browser);
  return {
    page,
    inHost: bridge.inHost,
    workspace: home.workspace,
    userData: home.userData,
    globalStorage: join(home.userData, 'User/globalStorage/promptmeter.promptmeter'),
    async settings(values) {
      await bridge.inHost(async (vscode, entries) => {
        for (const [key, value] of entries) {
          await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
        }
      }, Object.entries(values));
    },
    async screenshot(name) {
      const path = join(root, '.vscode-test/screenshots', `${name.replace(/[^\w-]+/g, '-')}.png`);
      await page.screenshot({ path });
      return path;
    },
    async complaints() {
      const messages = (await page.consoleMessages())
        .filter(it => it.type() === 'error')
        .map(it => it.text());
      return messages.filter(text => /promptmeter/i.test(text)).join('\n');
    },
    async close() {
      bridge.close();
      await ended.finally(() => browser.close());
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function workbench(browser: Browser): Page {
  const pages = browser.contexts().flatMap(context => context.pages());
  const page = pages.find(it => /^http:\/\/127\.0\.0\.1|workbench\.html/.test(it.url()));
  if (!page) throw new Error(`No workbench among ${pages.map(it => it.url()).join(', ')}.`);
  return page;
}
