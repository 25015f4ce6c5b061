import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached } from './cache.mts';
import type { Home } from './home.mts';
import { npm } from './npm.mts';

/** The npm package that holds a whole VS Code server with its workbench: 4.139.1 is VS Code 1.139.1. */
const version = '4.139.1';

/**
 * Installs the server build of VS Code if it is not there yet: about 20 s and 600 MB. Its install scripts would
 * compile native addons (kerberos, spdlog, a watchdog) that it works without, so they are not run.
 * @returns the folder of the server
 */
export async function installServer(): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new Error(
      `The server build of VS Code needs Node 24 or newer; this is Node ${process.versions.node}.`,
    );
  }
  const folder = await cached(`code-server-${version}`, async part => {
    const vscode = join(part, inner);
    console.log(
      `Installing the server build of VS Code (code-server ${version}) from the npm registry, once...`,
    );
    await writeFile(join(part, 'package.json'), '{ "private": true }\n');
    await npm(part, 'install', '--save-exact', `code-server@${version}`);
    console.log('  its packages...');
    await npm(vscode, 'install', '--omit=dev');
    console.log('  its built-in extensions...');
    await npm(join(vscode, 'extensions'), 'install', '--omit=dev');
  });
  return join(folder, inner);
}

const inner = 'node_modules/code-server/lib/vscode';

type Folders = Pick<Home, 'userData' | 'extensions'>;

function folderArguments({ userData, extensions }: Folders): string[] {
  return [
    '--server-data-dir',
    join(userData, 'server'),
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
}

/** What a window of the server build opens; absolute paths. */
interface Opened {
  readonly folder: string;
  readonly file?: string | undefined;
  /** Extensions under development. */
  readonly developmentPaths: readonly string[];
  /** A module whose `run()` is called in the extension host. */
  readonly testsPath?: string | undefined;
}

/** A running server, on loopback only, that answers only to who has its token. */
export interface Server {
  readonly port: number;
  /** The address of a workbench. */
  url(opened: Opened): string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server, on a free port where it is to be on 0, and resolves when it listens. */
export async function startServer(folders: Folders, env: NodeJS.ProcessEnv, on = 0): Promise<Server> {
  const main = join(await installServer(), 'out/server-main.js');
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    process.execPath,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(on), '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      // A built workbench loads an extension under development, and its tests, only with this.
      '--enable-smoke-test-driver',
      // Its environment is the one it is given, and on loopback there is nothing to gain from packing.
      ...['--force-disable-user-env', '--disable-websocket-compression'],
      ...folderArguments(folders),
    ],
    // A process group of its own (Windows has none): its extension host can outlive it.
    { env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const kill = () => killGroup(child);
  process.on('exit', kill);
  const ended = once(child, 'exit').then(() => {});
  const port = await listening(child);
  return {
    port,
    url: opened => `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, ...query(opened) })}`,
    ended,
    async stop() {
      child.kill();
      const forced = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(forced);
      process.off('exit', kill);
      kill();
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No one is left of it.
  }
}

function query({ folder, file, developmentPaths, testsPath }: Opened): Record<string, string> {
  const remote = (path: string) => `vscode-remote://remote${pathToFileURL(path).pathname}`;
  const payload = [
    ...developmentPaths.map(path => ['extensionDevelopmentPath', remote(path)]),
    ...(testsPath ? [['extensionTestsPath', remote(testsPath)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  return { folder: pathToFileURL(folder).pathname, payload: JSON.stringify(payload) };
}

function listening(child: ChildProcess): Promise<number> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      // Keep reading, or the server blocks on a full pipe.
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', read).resume();
      resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', read);
    child.once('exit', code =>
      reject(new Error(`The VS Code server ended with ${code} at its start:\n${output}`)),
    );
  });
}

/** Installs a packaged extension, as a user would. */
export async function installExtension(vsix: string, folders: Folders): Promise<void> {
  const main = join(await installServer(), 'out/server-main.js');
  const child = spawn(
    process.execPath,
    [main, '--install-extension', vsix, '--accept-server-license-terms', ...folderArguments(folders)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'exit');
  if (code !== 0 || !output.includes('was successfully installed')) {
    throw new Error(`${vsix} could not be installed (exit code ${code}):\n${output}`);
  }
}
