import { commands, Disposable, window, workspace } from 'vscode';
import { commandIds, innerCommandIds } from '../commands';
import { targetOf } from '../documents/target';
import type { Rooms } from '../rooms';
import { minimiseEdit } from './savings';

/** The command "Minimise Prompt", for the palette, keyboard, menus and the lightbulb; there also by one rule alone. */
export function registerMinimise(rooms: Rooms): Disposable {
  async function minimise(place?: unknown, rule?: string): Promise<void> {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const made = await minimiseEdit(rooms, target.document, { index: target.place.index, rule });
    if (!made) return nothingToSave(target.prompt.name);
    if (await workspace.applyEdit(made.edit)) {
      window.setStatusBarMessage(`Promptmeter: saved ${made.text}.`, 5000);
    } else {
      void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
    }
  }
  return Disposable.from(
    // Menus give more than the place.
    commands.registerCommand(commandIds.minimise, (place?: unknown) => minimise(place)),
    commands.registerCommand(innerCommandIds.minimiseByRule, minimise),
  );
}

export function nothingToSave(name: string): void {
  void window.showInformationMessage(`Nothing to save: the safe rules find no token to spare in “${name}”.`);
}
