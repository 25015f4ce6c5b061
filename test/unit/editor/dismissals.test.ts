import { describe, expect, it } from 'vitest';
import type { Memento, Uri } from 'vscode';
import { Dismissals } from '../../../src/editor/dismissals';

function fakeMemento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void values.set(key, JSON.parse(JSON.stringify(value))),
  } as Memento;
}
const uri = (path: string) => ({ toString: () => `file://${path}` }) as Uri;
const cheaper = { code: 'cheaper-model', prompt: 'greet' } as const;

describe('dismissed suggestions', () => {
  it('stay dismissed after a restart, for that prompt and that kind alone', async () => {
    const memento = fakeMemento();
    await new Dismissals(memento).add(uri('/a'), cheaper);
    const later = new Dismissals(memento);
    expect(later.has(uri('/a'), cheaper)).toBe(true);
    expect(later.has(uri('/a'), { ...cheaper, prompt: 'thank' })).toBe(false);
    expect(later.has(uri('/a'), { ...cheaper, code: 'minimise' })).toBe(false);
    expect(later.has(uri('/b'), cheaper)).toBe(false);
  });

  it('come back one by one, or all at once', async () => {
    const dismissals = new Dismissals(fakeMemento());
    let events = 0;
    dismissals.onDidChange(() => events++);
    for (const path of ['/a', '/b', '/b', '/c']) await dismissals.add(uri(path), cheaper);
    expect(await dismissals.forget(uri('/a'), cheaper)).toBe(1);
    expect(dismissals.has(uri('/b'), cheaper)).toBe(true);
    expect(await dismissals.forget()).toBe(2);
    expect(dismissals.has(uri('/b'), cheaper)).toBe(false);
    expect(events).toBe(6);
  });
});
