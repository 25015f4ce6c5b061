import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../../..');

/** The ledger's worker, as it ships. */
export const workerPath = join(root, 'dist/ledgerWorker.js');

/** Bundles a script of this folder, for a process of its own; below `node_modules`, where it finds better-sqlite3. */
export async function bundle(name: string): Promise<string> {
  const outfile = join(root, `node_modules/.cache/promptmeter/${name}.cjs`);
  const entryPoints = [join(import.meta.dirname, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', external: ['better-sqlite3'] });
  return outfile;
}
