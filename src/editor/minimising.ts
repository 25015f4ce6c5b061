import { commands, type Disposable, window, workspace } from 'vscode';
import { commandIds } from './commands';
import type { Rooms } from './rooms';
import { minimiseEdit } from './savings';
import { targetOf } from './target';

/** The command "Minimise Prompt", for the palette, keyboard and menus. */
export function registerMinimise(rooms: Rooms): Disposable {
  return commands.registerCommand(commandIds.minimise, async (place?: unknown) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const made = await minimiseEdit(rooms, target.document, { index: target.place.index });
    if (!made) return nothingToSave(target.prompt.name);
    if (await workspace.applyEdit(made.edit)) {
      window.setStatusBarMessage(`Promptmeter: saved ${made.text}.`, 5000);
    } else {
      void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
    }
  });
}

export function nothingToSave(name: string): void {
  void window.showInformationMessage(`Nothing to save: the safe rules find no token to spare in “${name}”.`);
}
