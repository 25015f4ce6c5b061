import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** The command in a process of its own, so that it can be killed. */
export async function startCommand(file: string, upstream: string, ...more: readonly string[]) {
  const words = ['gateway', '--ledger', file, '--upstream', upstream, '--json', ...more];
  const child = spawn(process.execPath, ['dist/cli.js', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OPENAI_API_KEY: 'sk-own' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, ...(JSON.parse(String(line)) as { url: string; token: string }) };
}
