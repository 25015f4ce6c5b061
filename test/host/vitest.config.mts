import { defineConfig } from 'vitest/config';
import { closingLine } from '../support/closingLine.mts';

export default defineConfig({
  test: {
    include: ['test/host/*.test.ts'],
    // Opening VS Code is part of a file's first test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two VS Codes at a time slow each other down more than they save.
    fileParallelism: false,
    // A walk through a window on a busy CI machine may miss a moment; a test that fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    reporters: [['verbose', { summary: false }], closingLine()],
    // @vscode/test-electron reports the end of each VS Code.
    onConsoleLog: log => !/^Exit code: /.test(log),
  },
});
