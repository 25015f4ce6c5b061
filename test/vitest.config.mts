import { defineConfig } from 'vitest/config';
import { closingLine } from './support/closingLine.mts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/unit/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: [['default', { summary: false }], closingLine()],
  },
});
