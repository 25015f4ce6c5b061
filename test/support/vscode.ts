import { readFile, stat } from 'node:fs/promises';

/**
 * Stands in for `vscode` in unit tests: only what the code under test asks of it, and settable. What is faked here
 * is what VS Code promises of it; how it looks and feels is for test/host.
 */
export class Disposable {
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const it of all) it.dispose();
    });
  }
  constructor(private readonly callback: () => unknown) {}
  dispose(): void {
    this.callback();
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

const values = new Map<string, unknown>();
let folders: readonly string[] = [];
const configured = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
const opened = new EventEmitter<FakeDocument>();
const closed = new EventEmitter<FakeDocument>();
interface FakeChange {
  readonly document: FakeDocument;
  readonly contentChanges: readonly { rangeOffset: number; rangeLength: number; text: string }[];
}
const edited = new EventEmitter<FakeChange>();

/** Sets what `getConfiguration(section).get(key)` answers; without arguments, forgets all. */
export function setConfiguration(entries: Readonly<Record<string, unknown>> = {}): void {
  values.clear();
  for (const [key, value] of Object.entries(entries)) values.set(key, value);
  configured.fire({
    affectsConfiguration: section => Object.keys(entries).some(key => key.startsWith(section)),
  });
}

/** Sets the workspace's folders by their paths. */
export function setWorkspaceFolders(...paths: readonly string[]): void {
  folders = paths;
}

interface FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
}

/** The URI of a path. */
export function fakeUri(path: string, scheme = 'file'): FakeUri {
  return { scheme, path, fsPath: path };
}

// biome-ignore lint/complexity/noStaticOnlyClass: it is asked for with `instanceof`.
export class Uri {
  static joinPath({ scheme, path }: FakeUri, ...names: readonly string[]): FakeUri {
    return fakeUri([path, ...names].join('/'), scheme);
  }
  static parse(text: string): FakeUri {
    return fakeUri(text.replace(/^file:\/\//, ''));
  }
}

/** A document that is open from the start; `edit` and `close` tell whoever listens, as the editor does. */
export class FakeDocument {
  readonly uri: FakeUri;
  version = 1;
  lineCount = 1;
  constructor(
    path: string,
    private text: string,
    readonly languageId = 'plaintext',
    scheme = 'file',
  ) {
    this.uri = fakeUri(path, scheme);
    workspace.textDocuments.push(this);
    opened.fire(this);
  }
  getText(): string {
    return this.text;
  }
  /** The whole text counts as one line. */
  lineAt(): { range: { end: number } } {
    return { range: { end: this.text.length } };
  }
  offsetAt(position: number): number {
    return position;
  }
  /** Replaces the text, or what is between two offsets. */
  edit(text: string, start = 0, end = this.text.length): void {
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.version++;
    const contentChanges = [{ rangeOffset: start, rangeLength: end - start, text }];
    edited.fire({ document: this, contentChanges });
  }
  close(): void {
    workspace.textDocuments.splice(workspace.textDocuments.indexOf(this), 1);
    closed.fire(this);
  }
}

export const workspace = {
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: opened.event,
  onDidCloseTextDocument: closed.event,
  onDidChangeTextDocument: edited.event,
  onDidChangeConfiguration: configured.event,
  getConfiguration: (section: string) => ({ get: (key: string) => values.get(`${section}.${key}`) }),
  /** The disk itself. */
  fs: {
    stat: async ({ path }: FakeUri) => {
      const { mtimeMs: mtime, size } = await stat(path);
      return { mtime, size };
    },
    readFile: ({ path }: FakeUri) => readFile(path),
  },
  get workspaceFolders() {
    return folders.map(it => ({ uri: fakeUri(it) }));
  },
  openTextDocument: async (what: FakeUri | { readonly content: string; readonly language: string }) => {
    if ('content' in what) return new FakeDocument('Untitled-1', what.content, what.language, 'untitled');
    const { path } = what;
    const open = workspace.textDocuments.find(it => it.uri.path === path);
    if (!open) throw new Error(`cannot open ${path}`);
    return open;
  },
  getWorkspaceFolder: ({ path }: FakeUri) => {
    const folder = folders.find(it => path.startsWith(`${it}/`));
    return folder === undefined ? undefined : { uri: fakeUri(folder) };
  },
};

/** Something the window says, until a button of it is pressed or it is dismissed. */
interface Said {
  readonly message: string;
  readonly buttons: readonly string[];
  readonly press: (button?: string) => void;
}

const say = (message: string, ...buttons: string[]): Promise<string | undefined> =>
  new Promise(press => window.said.push({ message, buttons, press }));

interface FakeItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export const QuickPickItemKind = { Separator: -1, Default: 0 };

/** A window without a screen: what it says is kept, and whoever tests it presses the buttons. */
export const window = {
  said: [] as Said[],
  /** The work that goes on under a notification: what cancels it. */
  running: undefined as CancellationTokenSource | undefined,
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  /** What the lists say that were shown, a line an item; the next one is chosen by `choose`. */
  lists: [] as string[][],
  choose: (_: readonly FakeItem[]): FakeItem | undefined => undefined,
  showQuickPick: async (items: readonly FakeItem[]) => {
    window.lists.push(
      items.map(({ label, description = '', detail = '' }) => `${label} ${description} ${detail}`.trim()),
    );
    return window.choose(items);
  },
  /** The document that was shown last. */
  shown: undefined as FakeDocument | undefined,
  showTextDocument: async (document: FakeDocument) => {
    window.shown = document;
  },
  withProgress: async <T>(
    _: unknown,
    work: (progress: { report(): void }, token: CancellationTokenSource['token']) => Promise<T>,
  ): Promise<T> => {
    window.running = new CancellationTokenSource();
    return work({ report: () => {} }, window.running.token);
  },
};

export const ProgressLocation = { Notification: 15 };

export class RelativePattern {
  constructor(
    readonly folder: { readonly uri: FakeUri },
    readonly pattern: string,
  ) {}
}

export const languages = {
  /** Patterns of the one form `FOLDER/*.EXTENSION`. */
  match: ({ pattern }: { pattern: RelativePattern }, { uri }: FakeDocument) => {
    const [folder, name] = pattern.pattern.split('/*');
    return uri.path.startsWith(`${pattern.folder.uri.path}/${folder}/`) && uri.path.endsWith(name ?? '')
      ? 10
      : 0;
  },
};

const registered = new Map<string, (...args: unknown[]) => unknown>();

export const commands = {
  registerCommand: (id: string, callback: (...args: unknown[]) => unknown): Disposable => {
    registered.set(id, callback);
    return new Disposable(() => registered.delete(id));
  },
  executeCommand: async (id: string, ...args: unknown[]) => registered.get(id)?.(...args),
};

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };
  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire();
  }
  dispose(): void {
    this.#cancelled.dispose();
  }
}

export const LanguageModelChatMessage = {
  User: (text: string) => ({ role: 'user', text }),
  Assistant: (text: string) => ({ role: 'assistant', text }),
};

export class LanguageModelError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
