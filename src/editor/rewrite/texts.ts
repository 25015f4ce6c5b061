import { commands, Disposable, type Uri, window, workspace } from 'vscode';

const scheme = 'promptmeter-rewritten';

/** Texts to compare that are in no file, each as long as an editor shows it. */
export class Texts implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #parts = Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: uri => this.#texts.get(uri.toString()) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
  );
  #next = 1;

  /** A place for a text, which is shown as the file `like` would be. */
  add(text: string, like: Uri): Uri {
    const uri = like.with({ scheme, query: `${this.#next++}`, fragment: '' });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  async compare(before: Uri, after: Uri, title: string): Promise<void> {
    await commands.executeCommand('vscode.diff', before, after, title, { preview: true });
  }

  /** Closes the comparisons that show `after`. */
  async close(after: Uri): Promise<void> {
    const shown = window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(
        ({ input }) => (input as { modified?: Uri } | undefined)?.modified?.toString() === after.toString(),
      );
    if (shown.length > 0) await window.tabGroups.close(shown);
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
