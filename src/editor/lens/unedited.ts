import { type Disposable, type TextDocument, workspace } from 'vscode';
import type { Estimate } from '../../estimate';
import type { Reading } from '../documents/reading';

/**
 * How the prompts of open documents were before they were edited in this window: as they were opened, saved or not. What
 * others write to an unedited file, a checkout for one, is no edit.
 */
export class Unedited implements Disposable {
  readonly #readings = new WeakMap<TextDocument, Reading>();
  readonly #edited = new WeakSet<TextDocument>();
  readonly #listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document.isDirty && contentChanges.length > 0) this.#edited.add(document);
  });

  /** The estimate of the prompt of this number before it was edited; undefined where it is as it was, or new. */
  of(document: TextDocument, reading: Reading, index: number): Estimate | undefined {
    if (!this.#edited.has(document)) {
      this.#readings.set(document, reading);
      return undefined;
    }
    const before = this.#readings.get(document);
    const { prompts } = reading.file;
    const name = prompts[index]?.name;
    // Of several with one name the number tells which, as long as none comes or goes.
    const isSole = prompts.filter(it => it.name === name).length === 1;
    if (!before || (!isSole && prompts.length !== before.file.prompts.length)) return undefined;
    return before.estimates[isSole ? before.file.prompts.findIndex(it => it.name === name) : index];
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
