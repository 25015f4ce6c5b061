import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingLine } from './support/closingLine.mts';

const root = join(import.meta.dirname, '..');
const all = 'test/unit/**/*.test.ts';
/** Who puts another module in a module's place cannot share a process with those who have loaded that. */
const mocking = globSync(all, { cwd: root }).filter(path =>
  readFileSync(join(root, path), 'utf8').includes('vi.mock('),
);

export default defineConfig({
  resolve: { alias: { vscode: new URL('support/vscode.ts', import.meta.url).pathname } },
  test: {
    setupFiles: ['test/support/seed.mts'],
    root,
    // By itself Vitest leaves a core idle, which is half of a small machine, and loads every module anew for each file.
    // Tests set up what they need and leave nothing behind, whatever their order.
    maxWorkers: '100%',
    // A busy machine needs its time; what may not take long is measured by the processor's clock.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: [['default', { summary: false }], closingLine()],
    projects: [
      { extends: true, test: { name: 'together', include: [all], exclude: mocking, isolate: false } },
      { extends: true, test: { name: 'apart', include: mocking, isolate: true } },
    ],
  },
});
