import { type Disposable, EventEmitter, languages, type TextDocument } from 'vscode';
import type { Rooms } from '../rooms';

type Saved = ReadonlyMap<number, number>;

/**
 * Tokens that minimising saves on the prompts of open documents, as the findings told last: asking costs nothing, and
 * while somebody types the figures are those of a moment ago.
 */
export class Savable implements Disposable {
  readonly #rooms: Pick<Rooms, 'documents' | 'dismissals'>;
  readonly #saved = new WeakMap<TextDocument, Saved>();
  readonly #changed = new EventEmitter<void>();
  readonly #listener: Disposable;
  /** Some figure is a new one. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'documents' | 'dismissals'>) {
    this.#rooms = rooms;
    // Findings have been worked out when their diagnostics are set.
    this.#listener = languages.onDidChangeDiagnostics(({ uris }) => {
      const told = new Set(uris.map(String));
      const open = rooms.documents.all().filter(it => told.has(it.uri.toString()));
      if (open.map(it => this.#look(it)).includes(true)) this.#changed.fire();
    });
  }

  /** Tokens saved on the prompt of this number; 0 where nothing is, or the user does not want to hear of it. */
  of(document: TextDocument, index: number): number {
    return this.#saved.get(document)?.get(index) ?? 0;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  /** Whether the document's figures are others now. */
  #look(document: TextDocument): boolean {
    const reading = this.#rooms.documents.latest(document);
    const found = reading?.findingsSoFar();
    if (!reading || !found) return false;
    const now: Saved = new Map(
      found
        .filter(it => it.code === 'minimise' && !this.#rooms.dismissals.has(document.uri, it))
        .map(it => [it.index ?? 0, it.savingTokens ?? 0]),
    );
    const before = this.#saved.get(document) ?? new Map();
    this.#saved.set(document, now);
    return before.size !== now.size || [...now].some(([index, tokens]) => before.get(index) !== tokens);
  }
}
