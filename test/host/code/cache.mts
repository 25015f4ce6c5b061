import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/**
 * A folder of `.vscode-test/` that is made once. `fill` works in a folder beside it, which takes the final name only
 * when all went well, so a broken download is never taken for a good one. The name should carry the version.
 * @returns the folder's absolute path
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(root, '.vscode-test', name);
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const started = Date.now();
  await fill(part);
  await rename(part, folder);
  console.log(`${name} is in .vscode-test/ (${Math.round((Date.now() - started) / 1000)} s).`);
  return folder;
}
