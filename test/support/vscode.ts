/** Stands in for `vscode` in unit tests: only what the code under test asks of it, and settable. */
const values = new Map<string, unknown>();

/** Sets what `getConfiguration(section).get(key)` answers; without arguments, forgets all. */
export function setConfiguration(entries: Readonly<Record<string, unknown>> = {}): void {
  values.clear();
  for (const [key, value] of Object.entries(entries)) values.set(key, value);
}

export const workspace = {
  getConfiguration: (section: string) => ({ get: (key: string) => values.get(`${section}.${key}`) }),
};
