import { test } from 'vitest';
import { type CodeOptions, openCode } from './session.mts';

/**
 * `test` for one file: its tests share one VS Code, started for the first of them and ended after the last.
 * Each is given `{ code, page, inHost, workspace }`, see `Code`. A failed test leaves a screenshot and prints what
 * the extension complained of.
 */
export function hostTest(options: CodeOptions = {}) {
  return test
    .extend('options', { scope: 'file' }, options)
    .extend('code', { scope: 'file' }, async ({ options }, { onCleanup }) => {
      const code = await openCode(options);
      onCleanup(() => code.close());
      return code;
    })
    .extend('evidence', { auto: true }, ({ code, task, onTestFailed }) => {
      onTestFailed(async () => {
        const path = await code.screenshot(`failed ${task.name}`);
        console.error(`The window at the failure: ${path}\n${await code.complaints()}`);
      });
    })
    .extend('page', ({ code }) => code.page)
    .extend('inHost', ({ code }) => code.inHost)
    .extend('workspace', ({ code }) => code.workspace);
}
