import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { commandIds, innerCommandIds } from './commands';
import type { Dismissed } from './dismissals';
import type { Rooms } from './rooms';

/** "Do not suggest here", "Never suggest", and the way back from both. */
export function registerDismiss({ dismissals }: Rooms): Disposable {
  return Disposable.from(
    commands.registerCommand(innerCommandIds.dismissSuggestion, async (uri: string, finding: Dismissed) => {
      const file = Uri.parse(uri);
      await dismissals.add(file, finding);
      const undo = 'Undo';
      const choice = await window.showInformationMessage(
        'This will not be suggested here again. “Show Dismissed Suggestions Again” in the command palette brings it back.',
        undo,
      );
      if (choice === undo) await dismissals.forget(file, finding);
    }),
    commands.registerCommand(innerCommandIds.neverSuggest, async () => {
      const set = (on: boolean | undefined) =>
        workspace.getConfiguration('promptmeter').update('suggestCheaperModel', on, true);
      await set(false);
      const undo = 'Undo';
      const choice = await window.showInformationMessage(
        'No cheaper model will be suggested any more: the setting “promptmeter.suggestCheaperModel” is off.',
        undo,
      );
      if (choice === undo) await set(undefined);
    }),
    commands.registerCommand(commandIds.restoreSuggestions, async () => {
      const count = await dismissals.forget();
      void window.showInformationMessage(
        count === 0
          ? 'No suggestion was dismissed in this workspace.'
          : `${count} dismissed suggestions are shown again.`,
      );
    }),
  );
}
