import { Disposable, type TextDocument, type Uri, window, workspace } from 'vscode';
import { noPolicy, type Policy, policyFor, readCaching } from '../../calls';
import { readRouting } from '../../policy';
import { wantsIn } from '../../prompts';
import type { PromptOutline } from '../../reader';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** What is done to a prompt's calls, and what they are tagged with: as its file says, else as the settings do. */
export interface RunPolicy {
  readonly policy: Policy;
  readonly tags: readonly string[];
  /** Why its file's own policy is not followed, as a sentence. */
  readonly problem?: string | undefined;
}

export function policyOfRun(
  { ledger }: Pick<Rooms, 'ledger'>,
  document: Pick<TextDocument, 'uri' | 'getText'>,
  prompts: readonly PromptOutline[],
  index: number,
): RunPolicy {
  const prompt = wantsIn(prompts, index, document.getText());
  const { 'cache.use': cache, watchPercent } = readSettings(document.uri);
  const workspace = {
    ...noPolicy,
    route: { routing: settingAt(document.uri).routing, ledger },
    cache: readCaching(cache),
    watchPercent,
  };
  return { ...policyFor({ prompt, workspace }), tags: prompt.tags };
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
