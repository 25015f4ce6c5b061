import { Disposable, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { Routable } from '../../calls';
import { routedIn } from '../../findings';
import { readRouting, routingFor } from '../../policy';
import type { PromptOutline } from '../../reader';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** How a prompt's calls are routed, and what they are tagged with, by the settings and its file. */
export interface RoutedRun {
  readonly route: Routable;
  readonly tags: readonly string[];
  /** Why its file's own policy is not followed, as a sentence. */
  readonly problem?: string;
}

export function routedRun(
  { ledger }: Pick<Rooms, 'ledger'>,
  document: Pick<TextDocument, 'uri' | 'getText'>,
  prompts: readonly PromptOutline[],
  index: number,
): RoutedRun {
  const { policy, tags } = routedIn(prompts, index, document.getText());
  const { routing, problem } = routingFor(settingAt(document.uri).routing, policy);
  return { route: { routing, ledger }, tags, ...(problem !== undefined && { problem }) };
}

const settingAt = (scope?: Uri) => readRouting(readSettings(scope).routing);

/** Says what of the setting is not understood, at the start and when it is changed. */
export function registerRoutingProblems(): Disposable {
  const tell = () => {
    for (const problem of settingAt(workspace.workspaceFolders?.[0]?.uri).problems) {
      void window.showWarningMessage(problem);
    }
  };
  tell();
  return Disposable.from(
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter.routing')) tell();
    }),
  );
}
