import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Its standard input ends when the process that started it does, however that ended; VS Code, which writes to the
// last, is given time to do the same.
const remover = `process.stdin.resume().on('end', () => setTimeout(() => {
  require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5 });
}, 5000))`;

/**
 * Makes a temporary folder that is removed some seconds after this process is gone, and makes it the one that this
 * process and those it starts call temporary, so that what VS Code and the browser leave behind goes with it.
 */
export function temporaryFolder(): string {
  // The name of a local socket is at most 104 characters on macOS, whose own temporary folder takes half of them.
  const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/tmp', 'promptmeter-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  const stdio: ['pipe', 'ignore', 'ignore'] = ['pipe', 'ignore', 'ignore'];
  spawn(process.execPath, ['-e', remover, folder], { detached: true, windowsHide: true, stdio }).unref();
  return folder;
}
