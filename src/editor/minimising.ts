import {
  commands,
  type Disposable,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { commandIds } from './commands';
import type { Rooms } from './rooms';
import { type Savings, savingsOf } from './savings';
import { targetOf } from './target';

/** The command "Minimise Prompt", for the palette, keyboard and lightbulb alike. */
export function registerMinimise(rooms: Rooms): Disposable {
  return commands.registerCommand(commandIds.minimise, async (place?: unknown) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const savings = savingsOf(target.reading, { index: target.place.index });
    if (!savings) return nothingToSave(target.prompt.name);
    if (await workspace.applyEdit(minimiseEdit(target.document, savings))) {
      window.setStatusBarMessage(`Promptmeter: saved ${savings.text}.`, 5000);
    } else {
      void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
    }
  });
}

/** All edits as one change of the document, so that one undo takes them back. */
export function minimiseEdit(document: TextDocument, { edits }: Savings): WorkspaceEdit {
  const change = new WorkspaceEdit();
  for (const { start, end, replacement } of edits) {
    change.replace(
      document.uri,
      new Range(document.positionAt(start), document.positionAt(end)),
      replacement,
    );
  }
  return change;
}

export function nothingToSave(name: string): void {
  void window.showInformationMessage(`Nothing to save: the safe rules find no token to spare in “${name}”.`);
}
