import {
  type CancellationToken,
  Disposable,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  workspace,
} from 'vscode';
import type { ReadDocument } from '../../reader';
import type { Rooms } from '../rooms';
import { type JudgingRooms, judgingOf } from './judging';
import { askable, type Reading } from './reading';

/**
 * Characters above which a file is not read. Counting takes time linear in the text, and no model's context window
 * holds as much. (Files above 50 MB VS Code does not hand to extensions.)
 */
export const mostCharacters = 5_000_000;

/** What is known of a document. `read` may be of an older version than the document has now. */
export type State =
  | { readonly kind: 'counting' | 'too-large' | 'empty' }
  | { readonly kind: 'read'; readonly reading: Reading };

interface Entry {
  state: State;
  /** The version that `state` is of. */
  version: number;
  /** Absent when the document is too large. */
  readonly source?: ReadDocument;
}

type DocumentRooms = JudgingRooms & Pick<Rooms, 'reader'>;

/**
 * Keeps a reading of each open document that may hold prompts, so that lenses, hovers, status bar, diagnostics and
 * actions share one. Edits are passed on as they come; the reader, in another thread, tells the readings.
 */
export class PromptDocuments implements Disposable {
  readonly #rooms: DocumentRooms;
  readonly #entries = new Map<TextDocument, Entry>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #listeners: Disposable;
  /** The state of a document is a new one, or it was closed. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: DocumentRooms) {
    this.#rooms = rooms;
    this.#listeners = Disposable.from(
      workspace.onDidOpenTextDocument(document => this.#open(document)),
      workspace.onDidCloseTextDocument(document => this.#close(document)),
      workspace.onDidChangeTextDocument(change => this.#edited(change)),
      workspace.onDidChangeConfiguration(change => {
        if (!change.affectsConfiguration('promptmeter')) return;
        // What was read under other settings counts no longer.
        for (const document of workspace.textDocuments) this.#open(document);
      }),
      rooms.learning.onDidChange(() => this.#judgeAgain()),
      rooms.workspacePrompts.onDidChangeSurroundings(() => this.#judgeAgain()),
    );
    for (const document of workspace.textDocuments) this.#open(document);
  }

  /** The documents that may hold prompts. */
  all(): readonly TextDocument[] {
    return [...this.#entries.keys()];
  }

  /** What is known of the document now, without waiting; `undefined` when it is no prompt file. */
  state(document: TextDocument): State | undefined {
    return this.#entries.get(document)?.state;
  }

  /** The last reading, if it is of the document's present version. */
  latest(document: TextDocument): Reading | undefined {
    const state = this.state(document);
    return state?.kind === 'read' && state.reading.version === document.version ? state.reading : undefined;
  }

  /** The reading of the present version as soon as it is there; `undefined` when there will be none. */
  current(document: TextDocument, token?: CancellationToken): Promise<Reading | undefined> {
    if (!this.#isAwaited(document)) return Promise.resolve(this.latest(document));
    return new Promise(resolve => {
      const settle = () => {
        listeners.dispose();
        resolve(this.latest(document));
      };
      const listeners = Disposable.from(
        this.onDidChange(changed => {
          if (changed === document && !this.#isAwaited(document)) settle();
        }),
        token?.onCancellationRequested(settle) ?? new Disposable(() => {}),
      );
    });
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const entry of this.#entries.values()) entry.source?.close();
    this.#entries.clear();
    this.#changed.dispose();
  }

  /** Whether something is still to be told of the document's present version. */
  #isAwaited(document: TextDocument): boolean {
    const entry = this.#entries.get(document);
    return entry?.source !== undefined && entry.version !== document.version;
  }

  #open(document: TextDocument): void {
    const judge = () => judgingOf(document, this.#rooms);
    const judging = judge();
    if (!judging) {
      this.#close(document);
      return;
    }
    this.#entries.get(document)?.source?.close();
    if (length(document) > mostCharacters) {
      this.#entries.set(document, { state: { kind: 'too-large' }, version: document.version });
      this.#changed.fire(document);
      return;
    }
    const source = this.#rooms.reader.open({
      judging: () => judge() ?? judging,
      whole: () => ({ version: document.version, text: document.getText() }),
      onReading: (version, told) => {
        if (this.#entries.get(document) !== entry) return;
        entry.version = version;
        entry.state = told ? { kind: 'read', reading: askable(told, source) } : { kind: 'empty' };
        this.#changed.fire(document);
      },
    });
    const entry: Entry = { state: { kind: 'counting' }, version: -1, source };
    this.#entries.set(document, entry);
  }

  #judgeAgain(): void {
    for (const { source } of this.#entries.values()) source?.judge();
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const entry = this.#entries.get(document);
    // Without changes: it was saved, or its line ends are others now, which the reader tells by the length.
    if (!entry || (contentChanges.length === 0 && entry.version === document.version)) return;
    const now = length(document);
    if (!entry.source || now > mostCharacters) {
      this.#open(document);
      return;
    }
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      rangeOffset,
      rangeLength,
      text,
    }));
    entry.source.change(document.version, changes, now);
  }

  #close(document: TextDocument): void {
    const entry = this.#entries.get(document);
    if (!entry) return;
    entry.source?.close();
    this.#entries.delete(document);
    this.#changed.fire(document);
  }
}

/** Characters of a document, without making its text. */
function length(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
