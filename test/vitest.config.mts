import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingLine } from './support/closingLine.mts';

export default defineConfig({
  resolve: { alias: { vscode: new URL('support/vscode.ts', import.meta.url).pathname } },
  test: {
    setupFiles: ['test/support/seed.mts'],
    root: join(import.meta.dirname, '..'),
    include: ['test/unit/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: [['default', { summary: false }], closingLine()],
  },
});
