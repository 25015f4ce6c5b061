import { defineConfig } from 'vitest/config';
import { closingLine } from '../support/closingLine.mts';

/** These see a window with nothing beside it: one makes `dist` anew for its package, one measures. */
const alone = ['test/host/package.test.ts', 'test/host/typing.test.ts'];

export default defineConfig({
  test: {
    // Opening VS Code is part of a file's first test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as Playwright waits.
    expect: { poll: { timeout: 30_000, interval: 100 } },
    // A walk through a window on a busy CI machine may miss a moment; a test that fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    reporters: [['verbose', { summary: false }], closingLine()],
    // @vscode/test-electron reports the end of each VS Code.
    onConsoleLog: log => !/^Exit code: /.test(log),
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'windows',
          include: ['test/host/*.test.ts'],
          exclude: alone,
          // A walk often waits: two windows keep two cores busy. Files share a process, but no VS Code.
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
