import { type CancellationToken, Disposable, EventEmitter, type TextDocument, workspace } from 'vscode';
import { holderOf } from './holders';
import { type Reading, type ReadingRooms, read } from './reading';
import type { Rooms } from './rooms';

/**
 * Characters above which a file is not read. Counting takes time linear in the text but runs on the extension host's
 * one thread, and no model's context window holds as much. (Files above 50 MB VS Code does not hand to extensions.)
 */
export const mostCharacters = 5_000_000;

/** Milliseconds of rest after an edit before reading: the pace of held-down keys, a fifth of what a lens may take. */
const rest = 40;
/** A file that takes long to read waits for twice as long a rest, up to this. */
const longestRest = 400;

/** What is known of a document. `read` may be of an older version than the document has now. */
export type State =
  | { readonly kind: 'counting' | 'too-large' | 'empty' }
  | { readonly kind: 'read'; readonly reading: Reading };

type DocumentRooms = ReadingRooms & Pick<Rooms, 'log'>;

interface Entry {
  state: State;
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Keeps a reading of each open document that may hold prompts, so that lenses, hovers, status bar, diagnostics and
 * actions share one computation. An edit starts a new one after a short rest; one overtaken by an edit is dropped.
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
      workspace.onDidChangeTextDocument(change => {
        if (!this.latest(change.document)) this.#schedule(change.document);
      }),
      workspace.onDidChangeConfiguration(change => {
        if (!change.affectsConfiguration('promptmeter')) return;
        for (const document of workspace.textDocuments) this.#open(document);
      }),
      rooms.learning.onDidChange(() => {
        for (const document of this.#entries.keys()) this.#schedule(document, 0);
      }),
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
  async current(document: TextDocument, token?: CancellationToken): Promise<Reading | undefined> {
    const entry = this.#entries.get(document);
    if (!entry) return undefined;
    const waiting = entry.timer !== undefined || entry.state.kind === 'counting';
    const latest = this.latest(document);
    if (latest || !waiting) return latest;
    return new Promise(resolve => {
      const settle = () => {
        listeners.dispose();
        resolve(this.latest(document));
      };
      const listeners = Disposable.from(
        this.onDidChange(changed => {
          if (changed === document) settle();
        }),
        token?.onCancellationRequested(settle) ?? new Disposable(() => {}),
      );
    });
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const entry of this.#entries.values()) clearTimeout(entry.timer);
    this.#entries.clear();
    this.#changed.dispose();
  }

  #open(document: TextDocument): void {
    if (!holderOf(document)) {
      this.#close(document);
      return;
    }
    // What was read under other settings counts no longer.
    clearTimeout(this.#entries.get(document)?.timer);
    this.#entries.set(document, { state: { kind: 'counting' } });
    this.#schedule(document, 0);
  }

  #close(document: TextDocument): void {
    const entry = this.#entries.get(document);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(document);
    this.#changed.fire(document);
  }

  #schedule(document: TextDocument, delay?: number): void {
    const entry = this.#entries.get(document);
    if (!entry) return;
    clearTimeout(entry.timer);
    const tookMs = entry.state.kind === 'read' ? entry.state.reading.tookMs : 0;
    entry.timer = setTimeout(
      () => this.#read(document, entry),
      delay ?? Math.min(longestRest, Math.max(rest, 2 * tookMs)),
    );
  }

  async #read(document: TextDocument, entry: Entry): Promise<void> {
    const timer = entry.timer;
    let state: State;
    try {
      state = await stateOf(this.#rooms, document);
    } catch (error) {
      this.#rooms.log.error(`${document.uri} could not be read.`, error as Error);
      state = { kind: 'empty' };
    }
    if (entry.timer !== timer || this.#entries.get(document) !== entry) return;
    entry.timer = undefined;
    entry.state = state;
    this.#changed.fire(document);
  }
}

async function stateOf(rooms: ReadingRooms, document: TextDocument): Promise<State> {
  if (length(document) > mostCharacters) return { kind: 'too-large' };
  const reading = await read(rooms, document);
  return reading ? { kind: 'read', reading } : { kind: 'empty' };
}

/** Characters of a document, without making its text. */
function length(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
