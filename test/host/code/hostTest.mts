import { type TestContext, test } from 'vitest';
import { type Code, type CodeOptions, openCode } from './session.mts';
import { rememberState } from './state.mts';

/**
 * `test` for one file: its tests share one VS Code, started for the first of them and ended after the last.
 * Each is given `{ code, page, inHost, workspace }`, see `Code`. A failed test leaves a screenshot and prints what
 * the extension complained of; one that is tried again finds files, settings and ledger as it first did.
 */
export function hostTest(options: CodeOptions = {}) {
  const own = inWindow('file', () => openCode(options));
  own.beforeEach(({ code, task }) => rememberedFor(code, task));
  return own;
}

let atStart: () => Promise<void>;
const shared = inWindow('worker', async () => {
  const code = await openCode();
  atStart = await rememberState(code);
  return code;
});

/**
 * The same in a VS Code that stays open for the next file that shares it, which finds no editor open, and files, settings
 * and ledger as they were at the start. For what does not depend on a start, and leaves nothing in the window's memory.
 * @param settings user settings to begin with
 */
export function sharedTest(settings: Readonly<Record<string, unknown>> = {}) {
  shared.beforeAll(async ({ code }) => {
    await atStart();
    await code.inHost(async vscode => {
      for (const command of ['view.explorer', 'action.closePanel', 'action.closeAllEditors']) {
        await vscode.commands.executeCommand(`workbench.${command}`);
      }
    });
    await code.page.locator('.tab').first().waitFor({ state: 'detached' });
    await code.settings(settings);
  });
  shared.beforeEach(({ code, task }) => rememberedFor(code, task));
  return shared;
}

let before: () => Promise<void>;
/** Before each try of a test. */
async function rememberedFor(code: Code, { retry, result }: TestContext['task']): Promise<void> {
  if ((result?.retryCount ?? 0) > 0) await before();
  else if (retry) before = await rememberState(code);
}

/** @param scope how long the window stays: for a file's tests, or for all that a worker runs */
function inWindow(scope: 'file' | 'worker', open: () => Promise<Code>) {
  return test
    .extend('open', { scope: 'worker' }, () => open)
    .extend('code', { scope: scope as 'file' }, async ({ open }, { onCleanup }) => {
      const code = await open();
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
}
