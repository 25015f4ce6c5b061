import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { dueWarnings, type Warning, warningText } from '../../budgets';
import { daysFrom } from '../../forecast';
import { localDay } from '../../ledger';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { dateText } from '../words/calls';
import { budgetsOf, type Kept } from './budgeting';
import { Told } from './told';

/**
 * Says when 50, 80 and 100 percent of a budget are spent, each once whatever the number of windows; and which cannot be
 * read.
 */
export function registerBudgetWarnings(rooms: Rooms): Disposable {
  const { budgeting, context } = rooms;
  const told = new Told(Uri.joinPath(context.globalStorageUri, 'warned').fsPath);
  const look = () => {
    try {
      const given = told.read();
      for (const kept of budgeting.standings) {
        const keyIn = (key: string) => `${kept.workspace}\n${key}`;
        const due = dueWarnings([kept], { has: key => given.has(keyIn(key)) });
        for (const warning of due) if (told.claim(keyIn(warning.key))) void warn(rooms, kept, warning);
      }
    } catch (error) {
      rooms.log.error('The budgets could not be watched.', error as Error);
    }
  };
  tellProblems();
  look();
  return Disposable.from(
    budgeting.onDidChange(look),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter.budgets')) tellProblems();
    }),
  );
}

async function warn(
  { ledger, log }: Rooms,
  { workspace, budget, first }: Kept,
  warning: Warning,
): Promise<void> {
  const days = daysFrom(first, localDay(Date.now())).length;
  const report = budget.of
    ? undefined
    : await ledger
        .report({ days, ...(workspace !== '' && { workspace }) })
        .catch((error: Error) => void log.warn('The ledger could not be read.', error));
  const [model, prompt] = [report?.byModel[0], report?.byPrompt[0]];
  const most = [
    ...(model ? [{ ...model, name: model.model }] : []),
    ...(prompt ? [{ ...prompt, name: prompt.prompt }] : []),
  ];
  const [show, edit] = ['Show Spend', 'Change Budgets'];
  const pressed = await window.showWarningMessage(warningText(warning, most, dateText), show, edit);
  if (pressed === show) await commands.executeCommand(commandIds.showSpend);
  if (pressed === edit) await commands.executeCommand('workbench.action.openSettings', 'promptmeter.budgets');
}

function tellProblems(): void {
  for (const problem of budgetsOf(workspace.workspaceFolders?.[0]?.uri).problems) {
    void window.showWarningMessage(problem);
  }
}
