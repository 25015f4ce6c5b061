import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Memento, Uri } from 'vscode';
import { Dismissals } from '../../../../src/editor/findings/dismissals';
import { topicOf } from '../../../../src/editor/findings/pages';
import type { FindingCode } from '../../../../src/findings';

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
const said = { code: 'duplicate', prompt: 'greet', key: '1' } as const;

describe('dismissed suggestions', () => {
  it('stay dismissed after a restart, for that prompt and that kind alone', async () => {
    const [memento, ofUser] = [fakeMemento(), fakeMemento()];
    await new Dismissals(memento, ofUser).add(uri('/a'), cheaper, 'here');
    const later = new Dismissals(memento, ofUser);
    expect(later.has(uri('/a'), cheaper)).toBe(true);
    expect(later.has(uri('/a'), { ...cheaper, prompt: 'thank' })).toBe(false);
    expect(later.has(uri('/a'), { ...cheaper, code: 'minimise' })).toBe(false);
    expect(later.has(uri('/b'), cheaper)).toBe(false);
  });

  it('are told apart where a prompt has several of a kind', async () => {
    const dismissals = new Dismissals(fakeMemento(), fakeMemento());
    await dismissals.add(uri('/a'), said, 'here');
    expect(dismissals.has(uri('/a'), said)).toBe(true);
    expect(dismissals.has(uri('/a'), { ...said, key: '2' })).toBe(false);
  });

  it('may hold for a file, or everywhere and in every workspace', async () => {
    const ofUser = fakeMemento();
    const dismissals = new Dismissals(fakeMemento(), ofUser);
    await dismissals.add(uri('/a'), said, 'file');
    expect(dismissals.has(uri('/a'), { ...said, prompt: 'thank', key: '2' })).toBe(true);
    expect(dismissals.has(uri('/b'), said)).toBe(false);
    await dismissals.add(uri('/a'), { code: 'unpriced', reason: 'unknown-model' }, 'everywhere');
    const elsewhere = new Dismissals(fakeMemento(), ofUser);
    expect(elsewhere.has(uri('/c'), { code: 'unpriced', reason: 'unknown-model', prompt: 'x' })).toBe(true);
    expect(elsewhere.has(uri('/c'), { code: 'unpriced', prompt: 'x' })).toBe(false);
    expect(elsewhere.has(uri('/a'), said)).toBe(false);
  });

  it('come back one by one, or all at once', async () => {
    const dismissals = new Dismissals(fakeMemento(), fakeMemento());
    let events = 0;
    dismissals.onDidChange(() => events++);
    for (const path of ['/a', '/b', '/b', '/c']) await dismissals.add(uri(path), cheaper, 'here');
    await dismissals.add(uri('/a'), said, 'everywhere');
    await dismissals.forget(uri('/a'), cheaper, 'here');
    expect(dismissals.has(uri('/a'), cheaper)).toBe(false);
    expect(dismissals.has(uri('/b'), cheaper)).toBe(true);
    expect(events).toBe(6);
    expect(await dismissals.forgetAll()).toBe(3);
    expect(dismissals.has(uri('/b'), cheaper)).toBe(false);
    expect(dismissals.has(uri('/a'), said)).toBe(false);
  });
});

describe('the pages of findings', () => {
  it('are there for every code and reason, and for no other', () => {
    const codes: Readonly<Record<FindingCode, true>> = {
      'always-loaded': true,
      'cache-order': true,
      'cheaper-model': true,
      'context-window': true,
      drift: true,
      duplicate: true,
      minimise: true,
      'over-budget': true,
      'tool-schema': true,
      unpriced: true,
      unreadable: true,
    };
    const topics = [...Object.keys(codes), topicOf({ code: 'unpriced', reason: 'unknown-model' })];
    const pages = readdirSync(join(import.meta.dirname, '../../../../media/findings'));
    expect(pages.toSorted()).toEqual(topics.map(it => `${it}.md`).toSorted());
  });
});
