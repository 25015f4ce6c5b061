import type { Reporter, TestModule } from 'vitest/node';

/** A vitest reporter that closes with the line `N passed, N failed, N skipped`, which CI counts. */
export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules: ReadonlyArray<TestModule>) {
      const tally = { passed: 0, failed: 0, skipped: 0, pending: 0 };
      for (const module of modules) {
        for (const test of module.children.allTests()) tally[test.result().state]++;
        if (module.errors().length > 0) tally.failed++;
      }
      console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped + tally.pending} skipped`);
    },
  };
}
