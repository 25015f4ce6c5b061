import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mts';
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

export interface Folders {
  /** Settings, global storage, logs: what `--user-data-dir` is to a desktop VS Code. */
  readonly userData: string;
  /** Installed extensions. */
  readonly extensions: string;
}

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

/** A running server, on loopback only, that answers only to who has its token. */
export interface Server {
  /** The workbench's address with these query parameters. */
  url(parameters: Readonly<Record<string, string>>): string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a free port, or on `port`, and resolves when it listens. */
export async function startServer(folders: Folders, env: NodeJS.ProcessEnv, port = 0): Promise<Server> {
  const main = join(await installServer(), 'out/server-main.js');
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    process.execPath,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      // A built workbench loads an extension under development, and its tests, only with this.
      '--enable-smoke-test-driver',
      ...folderArguments(folders),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit').then(() => {});
  const actual = await listening(child);
  return {
    url: parameters => `http://127.0.0.1:${actual}/?${new URLSearchParams({ tkn: token, ...parameters })}`,
    ended,
    async stop() {
      child.kill();
      const forced = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(forced);
    },
  };
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
