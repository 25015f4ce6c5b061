import { type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { ImportJob, SourceId, Survey } from '../../imports';
import { nameOf, placeText, surveyText } from './words';

type Item = QuickPickItem & { readonly source: SourceId };

/**
 * Shows what was found, all that is new of it ticked. Resolves to the import to do, to `'export'` when the user would
 * rather choose a file, and to `undefined` when they leave.
 */
export function chooseSources(
  surveys: readonly Survey[],
  foldersOf: (source: SourceId) => readonly string[],
): Promise<ImportJob | 'export' | undefined> {
  return new Promise(resolve => {
    const pick = window.createQuickPick<Item>();
    pick.title = 'Import Usage';
    pick.placeholder = 'What to import; prompts and answers are never read into the ledger';
    pick.canSelectMany = true;
    pick.ignoreFocusOut = true;
    pick.buttons = [
      { iconPath: new ThemeIcon('go-to-file'), tooltip: 'Choose an Export of OpenAI, Anthropic or LiteLLM…' },
    ];
    pick.items = surveys.map(survey => ({
      label: nameOf(survey.source),
      description: surveyText(survey),
      detail: placeText(survey, foldersOf(survey.source)),
      source: survey.source,
    }));
    const fresh = new Set(surveys.filter(it => it.calls > 0).map(it => it.source));
    pick.selectedItems = pick.items.filter(it => fresh.has(it.source));
    pick.onDidTriggerButton(() => {
      resolve('export');
      pick.hide();
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.map(it => it.source);
      resolve(chosen.length > 0 ? { kind: 'import', sources: chosen } : undefined);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
