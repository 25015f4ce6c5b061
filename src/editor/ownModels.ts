import { commands, type Disposable, window, workspace } from 'vscode';
import { createPrices, type Prices } from '../prices';
import { readSettings } from './settings';

/** The user's own models as the setting holds them. */
export function ownModels(): Readonly<Record<string, unknown>> {
  return readSettings().models;
}

/** The price catalogue with the user's own models before it. Says which of them it cannot use. */
export function openPrices(): Prices {
  const prices = createPrices({ ownModels: ownModels() });
  for (const problem of prices.problems) void window.showWarningMessage(problem);
  return prices;
}

/** Own models are read once a window; a change of them offers to load it anew. */
export function registerOwnModels(): Disposable {
  return workspace.onDidChangeConfiguration(async change => {
    if (!change.affectsConfiguration('promptmeter.models')) return;
    const reload = 'Reload Window';
    const answer = await window.showInformationMessage(
      'Your own models and prices hold after the window is loaded again.',
      reload,
    );
    if (answer === reload) await commands.executeCommand('workbench.action.reloadWindow');
  });
}
