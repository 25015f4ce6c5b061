import {
  Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';

const scheme = 'promptmeter-answer';

/** An answer on its way into an editor. */
export interface Answer {
  readonly append: (piece: string) => void;
  /** Shows what was held back; nothing more will come. */
  readonly end: () => void;
}

/**
 * Answers in read-only editors, one for each prompt, each as long as its editor is open: they are not stored. An
 * editor that shows the end of its answer goes on showing it while the answer grows.
 */
export class Answers implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#parts = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.scheme !== scheme) return;
        const from = Math.min(...contentChanges.map(it => it.range.start.line));
        for (const editor of window.visibleTextEditors) {
          if (editor.document !== document) continue;
          const sawEnd = editor.visibleRanges.some(it => it.end.line >= from);
          if (sawEnd) editor.revealRange(document.lineAt(document.lineCount - 1).range);
        }
      }),
    );
  }

  provideTextDocumentContent(uri: Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? 'Answers are not stored: run the prompt again to have one here.\n'
    );
  }

  /**
   * Opens an empty editor beside the active one.
   * @param name of the prompt
   * @param key tells prompts of the same name apart
   */
  async begin(name: string, key: string): Promise<Answer> {
    const uri = Uri.from({ scheme, path: `/${name.replace(/[\\/]/g, ' ')} (answer).md`, query: key });
    const id = uri.toString();
    this.#texts.set(id, '');
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true });
    let timer: NodeJS.Timeout | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      if (this.#texts.has(id)) this.#changed.fire(uri);
    };
    return {
      append: piece => {
        const text = this.#texts.get(id);
        if (text === undefined) return;
        this.#texts.set(id, text + piece);
        timer ??= setTimeout(show, restFor(text.length));
      },
      end: show,
    };
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

/**
 * Milliseconds between two showings of an answer of so many characters. VS Code takes the whole text each time, so
 * that a longer one is shown less often.
 */
function restFor(characters: number): number {
  return Math.min(1000, 60 + characters / 1000);
}
