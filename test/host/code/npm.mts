import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs npm in a folder, without the install scripts of packages. Rejects when npm fails; its errors are shown. */
export async function npm(cwd: string, ...args: string[]): Promise<void> {
  // Inside an npm script, that npm's own file is named here: the same npm then runs on the same Node.
  const cli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(cli ? process.execPath : 'npm', [...(cli ? [cli] : []), ...args, ...quiet], {
    cwd,
    shell: !cli && process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed with exit code ${code} in ${cwd}.`);
}
