import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { commandIds, innerCommandIds } from '../commands';
import type { Rooms } from '../rooms';
import type { Dismissed, Scope } from './dismissals';

const places: Readonly<Record<Scope, string>> = {
  here: 'here again',
  file: 'in this file again',
  everywhere: 'anywhere any more',
};

/** "Do not suggest" here, in this file or anywhere, and the way back from all. */
export function registerDismiss({ dismissals }: Rooms): Disposable {
  return Disposable.from(
    commands.registerCommand(
      innerCommandIds.dismissSuggestion,
      async (uri: string, finding: Dismissed, scope: Scope) => {
        const file = Uri.parse(uri);
        await dismissals.add(file, finding, scope);
        const undo = 'Undo';
        const choice = await window.showInformationMessage(
          `This will not be suggested ${places[scope]}. “Show Dismissed Suggestions Again” in the command palette ` +
            'brings it back.',
          undo,
        );
        if (choice === undo) await dismissals.forget(file, finding, scope);
      },
    ),
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
      const count = await dismissals.forgetAll();
      void window.showInformationMessage(
        count === 0
          ? 'No suggestion was dismissed.'
          : count === 1
            ? 'The dismissed suggestion is shown again.'
            : `${count} dismissed suggestions are shown again.`,
      );
    }),
  );
}
