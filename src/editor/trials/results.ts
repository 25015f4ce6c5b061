import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { ToTrial } from '../../../media/trial/messages';
import { exportedPairs, exportedTable } from '../../trials';
import { useModel } from '../compare/useModel';
import type { Rooms } from '../rooms';
import { LivePage } from '../webview/livePage';
import { counted } from '../words/cost';
import type { Results, Test } from './question';
import { trialRequestOf } from './request';
import { trialView } from './view';

/** The page of the last trial. It does not outlive the window: answers are kept nowhere but in what the user exports. */
export class ResultsPage implements Disposable {
  readonly #rooms: Rooms;
  readonly #more: (test: Test) => void;
  #open: { readonly panel: WebviewPanel; readonly page: LivePage<ToTrial> } | undefined;
  #results: Results | undefined;

  /** @param more runs inputs that are left */
  constructor(rooms: Rooms, more: (test: Test) => void) {
    this.#rooms = rooms;
    this.#more = more;
  }

  show(results: Results): void {
    this.#results = results;
    if (this.#open) {
      this.#open.panel.reveal();
      void this.#open.page.refresh();
      return;
    }
    const panel = window.createWebviewPanel('promptmeter.trial', 'Test Results', ViewColumn.Active, {
      retainContextWhenHidden: true,
    });
    const page = new LivePage<ToTrial>(this.#rooms, panel, {
      name: 'trial',
      title: 'Test results',
      message: async () => ({ type: 'view', view: trialView(this.#results!) }),
      receive: data => void this.#receive(data),
    });
    this.#open = { panel, page };
    panel.onDidDispose(() => {
      page.dispose();
      this.#open = undefined;
    });
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  async #receive(data: unknown): Promise<void> {
    const request = trialRequestOf(data);
    const results = this.#results;
    if (!results) return;
    const { target } = results;
    switch (request?.type) {
      case 'ready':
        return this.#open?.page.refresh();
      case 'use': {
        const model = this.#rooms.prices.resolve(results.variants[1].model);
        if (model && target) await useModel(this.#rooms, target.place, model);
        return;
      }
      case 'more':
        return target && this.#more({ ...results, target });
      case 'export':
        return exportResults(results);
      case undefined:
        this.#rooms.log.warn(
          'The test results sent a message that is none of their own; it was not followed.',
        );
    }
  }
}

async function exportResults({ trial, prompt }: Results): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${prompt.name.replace(/[^\w.-]+/g, '-')}-test.csv`;
  const file = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    filters: { Table: ['csv'], JSON: ['json'] },
    title: 'Export the answers',
  });
  if (!file) return;
  const text = file.path.endsWith('.json')
    ? `${JSON.stringify(exportedPairs(trial), null, 2)}\n`
    : exportedTable(trial);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  void window.showInformationMessage(
    `${counted(trial.pairs.length, 'pair')} of answers ${trial.pairs.length === 1 ? 'is' : 'are'} in ${workspace.asRelativePath(file)}.`,
  );
}
