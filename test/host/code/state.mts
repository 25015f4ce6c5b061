import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { cacheDefaults, openCache } from '../../../src/cache';
import { type Ledger, openLedger } from '../../../src/ledger';
import { windowSize } from './browser.mts';
import { clearNotifications } from './notifications.mts';
import type { Code } from './session.mts';

/**
 * Remembers what a window stands on: the files of its workspace, the user's settings, the ledger, and what the extension
 * has written beside it. What only its memory holds is not remembered.
 * @returns makes all that as it was, with nothing unsaved, asked or told and no answer kept; the editors stay open but
 *   for those of files that are gone
 */
export async function rememberState(code: Code): Promise<() => Promise<void>> {
  // It makes its folder.
  await code.inHost(async vscode => {
    await vscode.extensions.getExtension('promptmeter.promptmeter')!.activate();
  });
  const [files, settings] = [await filesOf(code), await settingsOf(code)];
  const backup = join(await mkdtemp(join(tmpdir(), 'state-')), 'ledger.db');
  await withLedger(code, ledger => ledger.backUp(backup));
  return async () => {
    await code.page.setViewportSize(windowSize);
    await code.page.keyboard.press('Escape');
    await code.inHost(forgetUnsaved);
    const added = [...(await filesOf(code)).keys()].filter(path => !files.has(path));
    await code.inHost(closeEditorsOf, added);
    for (const path of added) await rm(path);
    for (const [path, bytes] of files) {
      if (existsSync(path) && (await readFile(path)).equals(bytes)) continue;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    await withLedger(code, ledger => ledger.restore(backup));
    await forgetAnswers(code);
    const now = await settingsOf(code);
    const changed = Object.keys({ ...now, ...settings }).filter(
      key => JSON.stringify(now[key]) !== JSON.stringify(settings[key]),
    );
    await code.settings(Object.fromEntries(changed.map(key => [key, settings[key]])));
    await clearNotifications(code.inHost);
  };
}

/** Without databases, which are open: they are not files among others. */
async function filesOf({ workspace, userData, globalStorage }: Code): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const folder of [workspace, globalStorage, join(userData, 'User/workspaceStorage')]) {
    if (!existsSync(folder)) continue;
    for (const it of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(it.parentPath, it.name);
      if (it.isFile() && !it.name.includes('.db')) files.set(path, await readFile(path));
    }
  }
  return files;
}

async function settingsOf({ userData }: Code): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(join(userData, 'User/settings.json'), 'utf8'));
}

async function withLedger(
  { globalStorage }: Code,
  work: (ledger: Ledger) => Promise<unknown>,
): Promise<void> {
  const file = join(globalStorage, 'ledger.db');
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  await work(ledger);
  await ledger.close();
}

async function forgetAnswers({ globalStorage }: Code): Promise<void> {
  const { bounds, likeness } = cacheDefaults;
  const cache = openCache({
    file: join(globalStorage, 'answers.db'),
    bounds: () => bounds,
    likeness: () => likeness,
    onNotice: sentence => expect.fail(sentence),
  });
  await cache.forget({});
  await cache.close();
}

/** In the extension host. */
async function forgetUnsaved(vscode: typeof import('vscode')): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  for (const document of vscode.workspace.textDocuments.filter(it => it.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand(
      document.isUntitled ? 'workbench.action.revertAndCloseActiveEditor' : 'workbench.action.files.revert',
    );
  }
}

/** In the extension host. */
async function closeEditorsOf(vscode: typeof import('vscode'), paths: readonly string[]): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(it => it.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(it => it.input instanceof vscode.TabInputText && paths.includes(it.input.uri.fsPath)),
  );
}
