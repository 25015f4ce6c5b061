/** Stands in for `vscode` in unit tests: only what the code under test asks of it, and settable. */
const values = new Map<string, unknown>();
let folders: readonly string[] = [];

/** Sets what `getConfiguration(section).get(key)` answers; without arguments, forgets all. */
export function setConfiguration(entries: Readonly<Record<string, unknown>> = {}): void {
  values.clear();
  for (const [key, value] of Object.entries(entries)) values.set(key, value);
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

/** The `file:` URI of a path. */
export function fakeUri(path: string): FakeUri {
  return { scheme: 'file', path, fsPath: path };
}

export const workspace = {
  getConfiguration: (section: string) => ({ get: (key: string) => values.get(`${section}.${key}`) }),
  getWorkspaceFolder: ({ path }: FakeUri) => {
    const folder = folders.find(it => path.startsWith(`${it}/`));
    return folder === undefined ? undefined : { uri: fakeUri(folder) };
  },
};
