import { type TestContext, test } from 'vitest';
import { type Code, type CodeOptions, openCode } from './session.mts';
import { rememberState } from './state.mts';

/**
 * `test` for one file: its tests share one VS Code, started for the first of them and ended after the last.
 * Each is given `{ code, page, inHost, workspace }`, see `Code`. A failed test leaves a screenshot and prints what
 * the extension complained of; one that is tried again finds files, settings and ledger as it first did.
 */
export function hostTest(options: CodeOptions = {}) {
  const own = test
    .extend('options', { scope: 'file' }, options)
    .extend('code', { scope: 'file' }, async ({ options }, { onCleanup }) => {
      const code = await openCode(options);
      onCleanup(() => code.close());
      return code;
    })
    .extend('evidence', { auto: true }, ({ code, task, onTestFailed }) => {
      onTestFailed(async () => {
        const tries = (task.result?.retryCount ?? 0) + 1;
        const path = await code.screenshot(`failed ${task.name} ${tries}`);
        console.error(`The window at the failure: ${path}\n${await code.complaints()}`);
      });
    })
    .extend('page', ({ code }) => code.page)
    .extend('inHost', ({ code }) => code.inHost)
    .extend('workspace', ({ code }) => code.workspace);
  own.beforeEach(({ code, task }) => rememberedFor(code, task));
  return own;
}

let before: () => Promise<void>;
/** Before each try of a test. */
async function rememberedFor(code: Code, { retry, result }: TestContext['task']): Promise<void> {
  if ((result?.retryCount ?? 0) > 0) await before();
  else if (retry) before = await rememberState(code);
}
