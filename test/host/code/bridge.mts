import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An extension that does nothing. */
export const bridgeExtension = join(import.meta.dirname, 'bridge');
/** The extension host's end of the bridge: what VS Code is given as `extensionTestsPath`. */
export const bridgeModule = join(bridgeExtension, 'run.cjs');

/**
 * Calls a function in the extension host. It travels as its source text, so it sees only its parameters and globals;
 * what it returns comes back through JSON. What it throws is thrown here, with the stack of there.
 */
export type InHost = <Args extends readonly unknown[], Result>(
  fn: (vscode: typeof import('vscode'), ...args: Args) => Result | Promise<Result>,
  ...args: Args
) => Promise<Result>;

export interface Bridge {
  readonly path: string;
  /** Resolves when the extension host has called. */
  readonly connected: Promise<void>;
  readonly inHost: InHost;
  /** Hangs up: the extension host's `run()` returns, and VS Code ends. */
  close(): void;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Waits for one extension host on a local socket in `folder`. */
export async function openBridge(folder: string): Promise<Bridge> {
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\promptmeter-${process.pid}` : join(folder, 'bridge');
  await rm(path, { force: true });
  const server = createServer().listen(path);
  await once(server, 'listening');

  const pending = new Map<number, (answer: Answer) => void>();
  const fail = () => {
    for (const [id, settle] of pending) settle({ id, error: 'The extension host went away.' });
  };
  let socket: Socket | undefined;
  // A window that is reloaded starts its extension host anew, which calls again.
  const connected = new Promise<void>(resolve => {
    server.on('connection', it => {
      socket = it.on('close', fail).on('error', fail);
      createInterface({ input: it }).on('line', line => {
        const answer: Answer = JSON.parse(line);
        pending.get(answer.id)?.(answer);
        pending.delete(answer.id);
      });
      resolve();
    });
  });

  let calls = 0;
  return {
    path,
    connected,
    async inHost(fn, ...args) {
      await connected;
      const id = ++calls;
      const answer = await new Promise<Answer>(resolve => {
        pending.set(id, resolve);
        socket?.write(`${JSON.stringify({ id, source: fn.toString(), args })}\n`);
      });
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as never;
    },
    close() {
      socket?.end();
      server.close();
    },
  };
}
