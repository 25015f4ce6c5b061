import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingLine } from './support/closingLine.mts';

export default defineConfig({
  resolve: { alias: { vscode: new URL('support/vscode.ts', import.meta.url).pathname } },
  test: {
    setupFiles: ['test/support/seed.mts'],
    root: join(import.meta.dirname, '..'),
    include: ['test/unit/**/*.test.ts'],
    // By itself Vitest leaves a core idle, which is half of a small machine, and loads every module anew for each file.
    // Tests set up what they need and leave nothing behind, whatever their order.
    maxWorkers: '100%',
    isolate: false,
    // A busy machine needs its time; what may not take long is measured by the processor's clock.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: [['default', { summary: false }], closingLine()],
  },
});
