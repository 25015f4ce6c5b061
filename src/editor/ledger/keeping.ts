import { commands, Disposable, type MessageOptions, ProgressLocation, Uri, window, workspace } from 'vscode';
import { isDay, type Ledger, localDay, type Selection } from '../../ledger';
import { formatNano } from '../../prices';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { callsText } from '../words/calls';
import { counted } from '../words/cost';

/** Milliseconds after the start, and between two looks, at which calls that are too old are dropped. */
const [firstLook, betweenLooks] = [60_000, 24 * 60 * 60 * 1000];

/** Back up, restore, export and delete, and the dropping of old calls that a setting asks for. */
export function registerKeeping(rooms: Rooms): Disposable {
  const run = (id: string, title: string, work: (ledger: Ledger) => Promise<string | undefined>) =>
    commands.registerCommand(id, async () => {
      try {
        const done = await work(rooms.ledger);
        if (done !== undefined) void window.showInformationMessage(done);
      } catch (error) {
        rooms.log.error(`${title} failed.`, error as Error);
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  const drop = () => void dropOld(rooms);
  const [first, next] = [setTimeout(drop, firstLook), setInterval(drop, betweenLooks)];
  return Disposable.from(
    run(commandIds.backUpLedger, 'Back Up Ledger', backUp),
    run(commandIds.restoreLedger, 'Restore Ledger', restore),
    run(commandIds.exportCalls, 'Export Calls', exportCalls),
    run(commandIds.deleteCalls, 'Delete Calls', deleteCalls),
    new Disposable(() => {
      clearTimeout(first);
      clearInterval(next);
    }),
  );
}

async function dropOld({ ledger, log }: Rooms): Promise<void> {
  const { 'ledger.keepDays': keepDays, keepTextDays } = readSettings();
  try {
    const texts = keepTextDays === 0 ? 0 : await ledger.dropTexts(keepTextDays);
    if (texts > 0) log.info(`${texts} texts of calls older than ${keepTextDays} days were deleted.`);
    const dropped = keepDays === 0 ? 0 : await ledger.dropOlder(keepDays);
    if (dropped > 0) log.info(`${dropped} calls older than ${keepDays} days were dropped; their sums stay.`);
  } catch (error) {
    log.warn('Old calls could not be dropped.', error as Error);
  }
}

async function backUp(ledger: Ledger): Promise<string | undefined> {
  const name = `promptmeter-ledger-${localDay(Date.now())}.db`;
  const to = await window.showSaveDialog({
    ...besideWork(name),
    filters: { Ledger: ['db'] },
    title: 'Back Up Ledger',
  });
  if (!to) return;
  await during('Backing up the ledger', () => ledger.backUp(to.fsPath));
  return `The ledger was copied to ${to.fsPath}.`;
}

async function restore(ledger: Ledger): Promise<string | undefined> {
  const [from] =
    (await window.showOpenDialog({ filters: { Ledger: ['db'] }, title: 'Restore Ledger' })) ?? [];
  if (!from) return;
  const { rows, lastAt } = await during('Looking through the backup', () =>
    ledger.inspectBackup(from.fsPath),
  );
  const last = lastAt === null ? '' : `, the last of ${localDay(lastAt)}`;
  const what = `The backup holds ${callsText(rows)}${last}. It takes the place of the ledger, which is kept beside it.`;
  if (!(await agreed('Restore this backup?', what, 'Restore'))) return;
  const { replaced } = await during('Restoring the ledger', () => ledger.restore(from.fsPath));
  return `The backup is the ledger now.${replaced === null ? '' : ` What was there is kept as ${replaced}.`}`;
}

async function exportCalls(ledger: Ledger): Promise<string | undefined> {
  const selection = await pickSelection('Export Calls');
  if (!selection) return;
  const filters = { CSV: ['csv'], JSON: ['json'] };
  const to = await window.showSaveDialog({
    ...besideWork('promptmeter-calls.csv'),
    filters,
    title: 'Export Calls',
  });
  if (!to) return;
  const format = to.path.endsWith('.json') ? 'json' : 'csv';
  const calls = await during('Exporting calls', () => ledger.exportTo(to.fsPath, selection, format));
  return `${callsText(calls)} written to ${to.fsPath}.`;
}

async function deleteCalls(ledger: Ledger): Promise<string | undefined> {
  const selection = await pickSelection('Delete Calls');
  if (!selection) return;
  const { rows, days, costNano } = await ledger.toErase(selection);
  if (rows === 0) return 'There are no such calls, so nothing was deleted.';
  const what = `${callsText(rows)} on ${counted(days, 'day')}, ${formatNano(costNano)} in all.`;
  const detail = `${what} Their sums go with them. This cannot be undone; Back Up Ledger keeps a copy.`;
  if (!(await agreed('Delete these calls?', detail, 'Delete'))) return;
  await during('Deleting calls', () => ledger.erase(selection));
  return `Deleted: ${what}`;
}

/** A name to begin with, in the first folder of the window. */
function besideWork(name: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0];
  return folder ? { defaultUri: Uri.joinPath(folder.uri, name) } : {};
}

async function agreed(question: string, detail: string, yes: string): Promise<boolean> {
  const options: MessageOptions = { modal: true, detail };
  return (await window.showWarningMessage(question, options, yes)) === yes;
}

const during = <T>(title: string, work: () => Promise<T>) =>
  window.withProgress({ location: ProgressLocation.Notification, title: `${title}…` }, work);

/** Which calls: of a workspace or all, of a period or ever; `undefined` when the user thinks better of it. */
async function pickSelection(title: string): Promise<Selection | undefined> {
  const all = { label: 'All workspaces', id: undefined };
  const folders = (workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    label: name,
    id: uri.fsPath,
  }));
  const where = await window.showQuickPick([...folders, all], {
    title,
    placeHolder: 'Calls of which workspace?',
  });
  if (!where) return;
  const from = await askDay(title, 'First day, YYYY-MM-DD; empty for the very first');
  if (from === undefined) return;
  const to = await askDay(title, 'Last day, YYYY-MM-DD; empty for today', from);
  if (to === undefined) return;
  return {
    ...(where.id !== undefined && { workspace: where.id }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

/** @param notBefore a day, or empty */
function askDay(title: string, prompt: string, notBefore = ''): Thenable<string | undefined> {
  const validateInput = (day: string) => {
    if (day === '') return undefined;
    if (!isDay(day)) return `“${day}” is not a day. Days are written YYYY-MM-DD, such as 2026-11-21.`;
    return day < notBefore ? `The last day is before the first, ${notBefore}.` : undefined;
  };
  return window.showInputBox({ title, prompt, validateInput });
}
