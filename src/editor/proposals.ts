import {
  commands,
  type Disposable,
  type QuickPickItem,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { TextEdit } from '../prompts';

/** A change of a document that is shown before it is made. */
export interface Proposal<T extends QuickPickItem> {
  /** In order, without overlap, of the document as it is now. */
  readonly edits: readonly TextEdit[];
  /** Of the diff. */
  readonly name: string;
  /** Of the question. */
  readonly title: string;
  readonly placeHolder: string;
  readonly choices: readonly T[];
}

/** Shows documents beside what they would be, and asks what to do. */
export class Proposals implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #provider: Disposable;
  #times = 0;

  /** @param scheme of the texts on the right side of the diffs */
  constructor(private readonly scheme: string) {
    this.#provider = workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri => this.#texts.get(uri.toString()),
    });
  }

  /** Shows the diff and asks. The diff is closed, and the document shown, when this is answered. */
  async ask<T extends QuickPickItem>(document: TextDocument, proposal: Proposal<T>): Promise<T | undefined> {
    const after = document.uri.with({ scheme: this.scheme, query: `${++this.#times}` });
    this.#texts.set(after.toString(), outcome(document.getText(), proposal.edits));
    const first = document.positionAt(proposal.edits[0]?.start ?? 0);
    const selection = new Range(first, first);
    await commands.executeCommand('vscode.diff', document.uri, after, proposal.name, { selection });
    const { title, placeHolder, choices } = proposal;
    const chosen = await window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true });
    this.#texts.clear();
    await closeDiff(after);
    await window.showTextDocument(document);
    return chosen;
  }

  dispose(): void {
    this.#provider.dispose();
  }
}

/** Makes edits as one change, so that one undo takes them back. Tells the user where that fails. */
export async function make(document: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  const change = new WorkspaceEdit();
  for (const { start, end, replacement } of edits)
    change.replace(
      document.uri,
      new Range(document.positionAt(start), document.positionAt(end)),
      replacement,
    );
  if (await workspace.applyEdit(change)) return true;
  void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
  return false;
}

function outcome(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, replacement } of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

async function closeDiff(after: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(group => group.tabs);
  const shown = (input: unknown) => (input as { modified?: Uri } | undefined)?.modified?.toString();
  await window.tabGroups.close(tabs.filter(({ input }) => shown(input) === after.toString()));
}
