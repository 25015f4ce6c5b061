import { commands, Disposable, type MessageOptions, window } from 'vscode';
import { type Ledger, localDay } from '../../ledger';
import { formatNano } from '../../prices';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { callsText } from '../words/calls';
import { counted } from '../words/cost';
import { besideWork, during, pickSelection } from './asking';
import { exportCalls } from './exporting';

/** Back up, restore, export and delete. */
export function registerKeeping(rooms: Rooms): Disposable {
  const run = <Given extends readonly unknown[]>(
    id: string,
    title: string,
    work: (ledger: Ledger, ...given: Given) => Promise<string | undefined>,
  ) =>
    commands.registerCommand(id, async (...given: Given) => {
      try {
        const done = await work(rooms.ledger, ...given);
        if (done !== undefined) void window.showInformationMessage(done);
      } catch (error) {
        rooms.log.error(`${title} failed.`, error as Error);
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  return Disposable.from(
    run(commandIds.backUpLedger, 'Back Up Ledger', backUp),
    run(commandIds.restoreLedger, 'Restore Ledger', restore),
    run(commandIds.exportCalls, 'Export Calls', exportCalls),
    run(commandIds.deleteCalls, 'Delete Calls', deleteCalls),
  );
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

async function agreed(question: string, detail: string, yes: string): Promise<boolean> {
  const options: MessageOptions = { modal: true, detail };
  return (await window.showWarningMessage(question, options, yes)) === yes;
}
