// Bundles a TypeScript file of this project and runs it: benchmarks, and scripts that refresh data.
// usage: node test/support/run.mts FILE [ARGUMENT...]
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

const [file = '', ...words] = process.argv.slice(2);
const outfile = join('node_modules/.cache', basename(dirname(file)), `${basename(file, '.ts')}.mjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
// Benchmarks collect garbage before they measure.
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...words], { stdio: 'inherit' });
process.exitCode = status ?? 1;
