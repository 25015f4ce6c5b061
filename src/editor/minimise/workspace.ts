import {
  type CancellationToken,
  commands,
  Disposable,
  ProgressLocation,
  type Tab,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { counted, grouped } from '../words/cost';
import { applyPlan, type FilePlan, type Outcome, planFile } from './filePlan';
import { doneText, planText } from './workspaceWords';
import { worthText } from './worth';

/** The file as it would be, for the right sides of the diffs. */
const plannedScheme = 'promptmeter-planned';

const diffTitle = 'Minimise All Prompts in Workspace';

/** "Minimise All Prompts in Workspace": works all files out, shows the diffs, and writes when the user says so. */
export function registerMinimiseWorkspace(rooms: Rooms): Disposable {
  let shown: readonly FilePlan[] = [];
  /** Says yes to all that is shown, as the button above the diffs does: a notification may be overlooked. */
  let accept = () => {};

  async function minimise(): Promise<void> {
    const all = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'Minimising', cancellable: true },
      (progress, token) => plansOf(rooms, message => progress.report({ message }), token),
    );
    if (!all) return;
    const plans = all.filter(it => it.edits.length > 0);
    if (plans.length === 0) {
      const files = counted(all.length, 'file');
      void window.showInformationMessage(
        `Nothing to save: the safe rules find no token to spare in ${files}.`,
      );
      return;
    }
    shown = plans;
    const triples = plans.map(({ uri }) => [uri, uri, plannedUri(uri)]);
    await commands.executeCommand('vscode.changes', diffTitle, triples);
    await setPlanned(true);
    const accepted = new Promise<readonly FilePlan[]>(resolve => {
      accept = () => resolve(plans);
    });
    const chosen = await Promise.race([accepted, confirmed(planText(all), plans)]);
    if (!chosen) return;
    const outcomes = await applyAll(rooms, chosen);
    await window.tabGroups.close(window.tabGroups.all.flatMap(group => group.tabs).filter(isOurs));
    void window.showInformationMessage(doneText(outcomes));
  }

  return Disposable.from(
    workspace.registerTextDocumentContentProvider(plannedScheme, {
      provideTextDocumentContent: uri => shown.find(it => plannedUri(it.uri).path === uri.path)?.after,
    }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some(isOurs)) void setPlanned(false);
    }),
    commands.registerCommand(commandIds.minimiseWorkspace, minimise),
    commands.registerCommand(commandIds.applyMinimised, () => accept()),
  );
}

/** Whether the diffs are open: for the button above them. */
function setPlanned(planned: boolean): Thenable<unknown> {
  return commands.executeCommand('setContext', 'promptmeter.planned', planned);
}

/** VS Code tells extensions nothing of a tab with several diffs but its name. */
function isOurs({ label }: Tab): boolean {
  return label.startsWith(diffTitle);
}

/** A plan for each file that holds prompts, what saves most first; `undefined` when the user cancels. */
async function plansOf(
  rooms: Rooms,
  tell: (message: string) => void,
  token: CancellationToken,
): Promise<readonly FilePlan[] | undefined> {
  const { workspacePrompts, log } = rooms;
  const progress = workspacePrompts.onDidChange(() => {
    const { done, of } = workspacePrompts.progress ?? {};
    if (done !== undefined) tell(`scanning ${grouped(done)} of ${grouped(of ?? 0)} files…`);
  });
  try {
    // What has not changed since the last scan is not looked at again, so this is short.
    await workspacePrompts.scan(token);
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    log.error('The workspace could not be scanned.', error as Error);
    void window.showErrorMessage(`The workspace could not be scanned: ${(error as Error).message}`);
    return undefined;
  } finally {
    progress.dispose();
  }
  const uris = workspacePrompts
    .folders()
    .flatMap(({ folder, files }) =>
      files.filter(it => it.sameAs === undefined).map(it => Uri.joinPath(folder.uri, it.path)),
    );
  const plans: FilePlan[] = [];
  for (const [index, uri] of uris.entries()) {
    tell(`${grouped(index + 1)} of ${grouped(uris.length)} files…`);
    try {
      const plan = await planFile(rooms, uri, token);
      if (plan) plans.push(plan);
    } catch (error) {
      log.warn(`${uri.fsPath} was not minimised.`, error as Error);
    }
    if (token.isCancellationRequested) return undefined;
  }
  return plans.sort((a, b) => b.saved.tokens - a.saved.tokens);
}

/** Asks whether to write, and which files; `undefined` when the user does not say yes. */
async function confirmed(
  summary: string,
  plans: readonly FilePlan[],
): Promise<readonly FilePlan[] | undefined> {
  const all = `Minimise ${counted(plans.length, 'File')}`;
  const some = 'Choose Files…';
  const choice = await window.showInformationMessage(summary, all, ...(plans.length > 1 ? [some] : []));
  if (choice === all) return plans;
  if (choice !== some) return undefined;
  const items = plans.map(plan => ({
    label: workspace.asRelativePath(plan.uri),
    description: `saves ${worthText(plan.saved)}`,
    picked: true,
    plan,
  }));
  const chosen = await window.showQuickPick(items, {
    title: 'Files to Minimise',
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(it => it.plan) : undefined;
}

/** File by file, so that each has an undo of its own. */
async function applyAll(
  { log }: Rooms,
  plans: readonly FilePlan[],
): Promise<readonly { readonly plan: FilePlan; readonly outcome: Outcome }[]> {
  const outcomes: { plan: FilePlan; outcome: Outcome }[] = [];
  for (const plan of plans) {
    let outcome: Outcome = 'failed';
    try {
      outcome = await applyPlan(plan);
    } catch (error) {
      log.warn(`${plan.uri.fsPath} could not be minimised.`, error as Error);
    }
    outcomes.push({ plan, outcome });
  }
  return outcomes;
}

function plannedUri(uri: Uri): Uri {
  return uri.with({ scheme: plannedScheme });
}
