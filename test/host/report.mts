import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Report } from '../../src/ledger';
import { root } from './code/cache.mts';

/** What `promptmeter report --json` prints of the ledger in a window's global storage. */
export async function reported(globalStorage: string): Promise<Report> {
  const command = [
    join(root, 'dist/cli.js'),
    'report',
    '--ledger',
    join(globalStorage, 'ledger.db'),
    '--json',
  ];
  return JSON.parse((await promisify(execFile)(process.execPath, command)).stdout);
}
