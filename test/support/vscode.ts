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

export const Uri = {
  joinPath: ({ scheme, path }: FakeUri, ...names: readonly string[]) =>
    fakeUri([path, ...names].join('/'), scheme),
};

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
  getWorkspaceFolder: ({ path }: FakeUri) => {
    const folder = folders.find(it => path.startsWith(`${it}/`));
    return folder === undefined ? undefined : { uri: fakeUri(folder) };
  },
};

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
