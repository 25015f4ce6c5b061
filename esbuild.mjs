// Bundles the product: the extension host (with the workers that own the ledger, import usage, read prompts, find them again in calls and give advice), the terminal, the webviews.
// usage: node esbuild.mjs [--watch] [--production]
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  outdir: 'dist',
  sourcemap: !production,
  minify: production,
  logLevel: 'warning',
};
// better-sqlite3 finds its binary beside itself, and rank tables are megabytes that only their reader needs:
// both stay outside the bundles.
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser's main is UMD, whose inner requires cannot be bundled.
  mainFields: ['module', 'main'],
  external: ['vscode', 'better-sqlite3'],
  // What stays outside is required, which is faster than importing it.
  supported: { 'dynamic-import': false },
  // A library written as an ES module (fdir) asks where it is; CommonJS has another word for that.
  define: { 'import.meta.url': '__filename' },
};

const bundles = [
  {
    ...node,
    entryPoints: [
      'src/extension.ts',
      'src/reader/adviceWorker.ts',
      { in: 'src/reader/worker.ts', out: 'readerWorker' },
      { in: 'src/ledger/worker.ts', out: 'ledgerWorker' },
      { in: 'src/imports/worker.ts', out: 'importWorker' },
      { in: 'src/scan/worker.ts', out: 'scanWorker' },
      { in: 'src/origins/worker.ts', out: 'originsWorker' },
      { in: 'src/gateway/thread/worker.ts', out: 'gatewayWorker' },
    ].map(entry),
  },
  { ...node, entryPoints: [{ in: 'src/cli.ts', out: 'program' }] },
  { ...node, entryPoints: [{ in: 'src/start.ts', out: 'cli' }], banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: [
      'media/panel.ts',
      'media/panel.css',
      'media/compare/compare.ts',
      'media/compare/compare.css',
      'media/trial/trial.ts',
      'media/trial/trial.css',
    ].map(entry),
  },
];

function entry(point) {
  return typeof point === 'string'
    ? { in: point, out: point.replace(/^.*\//, '').replace(/\.[^.]+$/, '') }
    : point;
}

if (!watch) await rm('dist', { recursive: true, force: true });
await mkdir('dist/ranks', { recursive: true });
for (const name of ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base']) {
  await copyFile(`node_modules/js-tiktoken/dist/ranks/${name}.cjs`, `dist/ranks/${name}.cjs`);
}
const contexts = await Promise.all(bundles.map(bundle => context(bundle)));
if (watch) {
  await Promise.all(contexts.map(it => it.watch()));
} else {
  await Promise.all(contexts.map(it => it.rebuild()));
  await Promise.all(contexts.map(it => it.dispose()));
}
