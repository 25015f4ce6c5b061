import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingLine } from './support/closingLine.mts';

export default defineConfig({
  resolve: { alias: { vscode: new URL('support/vscode.ts', import.meta.url).pathname } },
  test: {
    setupFiles: ['test/support/seed.mts'],
    root: join(import.meta.dirname, '..'),
    include: ['test/unit/**/*.test.ts'],
    // By itself Vitest leaves a core idle, and starts each file in a process of its own: half of a machine with two
    // cores, and a third of what is left. Tests set up what they need and leave nothing behind, in any order.
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 30_000,
    // A busy machine needs its time.
    expect: { poll: { timeout: 20_000 } },
    reporters: [['default', { summary: false }], closingLine()],
  },
});
