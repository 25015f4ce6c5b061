import { CancellationTokenSource, commands, Disposable, type TreeView, window, workspace } from 'vscode';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** The view as `package.json` contributes it. */
export const viewId = 'promptmeter.prompts';

/** Milliseconds from the window's opening to a scan in the background: what the user does first comes first. */
const settling = 6000;

/**
 * Says when the workspace is scanned: at once when its view is looked at for the first time or the user asks, with a
 * bar above the view; else soon after the window opened, in the background. Where settings or folders change, again.
 */
export function registerScanning(rooms: Rooms, view: TreeView<unknown>): Disposable {
  const { workspacePrompts } = rooms;
  let running: { readonly cancel: CancellationTokenSource; readonly done: Promise<void> } | undefined;
  let looked = false;
  let timer: NodeJS.Timeout | undefined;

  function scan(background: boolean): Promise<void> {
    running?.cancel.cancel();
    const cancel = new CancellationTokenSource();
    const done = scanned(rooms, background, cancel).finally(() => {
      if (running?.cancel === cancel) running = undefined;
      void setScanning(running !== undefined);
    });
    running = { cancel, done };
    void setScanning(true);
    return done;
  }
  const inView = (done: Promise<void>) => window.withProgress({ location: { viewId } }, () => done);

  const look = async () => {
    if (looked || !view.visible) return;
    looked = true;
    clearTimeout(timer);
    if (running) await inView(running.done);
    if (!workspacePrompts.isWhole) await inView(scan(false));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => readSettings().scanInBackground && void scan(true), settling);
  };
  const again = () => (looked ? void inView(scan(false)) : soon());

  void look();
  if (!looked) soon();
  return Disposable.from(
    view.onDidChangeVisibility(look),
    workspace.onDidChangeWorkspaceFolders(again),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter') || change.affectsConfiguration('files.exclude')) again();
    }),
    commands.registerCommand(commandIds.scanWorkspace, () => inView(scan(false))),
    commands.registerCommand(commandIds.cancelScan, () => running?.cancel.cancel()),
    new Disposable(() => {
      clearTimeout(timer);
      running?.cancel.cancel();
    }),
  );
}

/** A whole scan; one that is cancelled is no failure, and only one that was asked for complains. */
async function scanned(
  { workspacePrompts, log }: Rooms,
  background: boolean,
  { token }: CancellationTokenSource,
): Promise<void> {
  try {
    await workspacePrompts.scan(token, background);
    for (const { path, message } of workspacePrompts.skipped) log.warn(`${path} was not scanned: ${message}`);
  } catch (error) {
    if (token.isCancellationRequested) return;
    log.error('The workspace could not be scanned.', error as Error);
    if (!background)
      void window.showErrorMessage(`The workspace could not be scanned: ${(error as Error).message}`);
  }
}

/** For the buttons above the view. */
function setScanning(value: boolean): Thenable<unknown> {
  return commands.executeCommand('setContext', 'promptmeter.scanning', value);
}
