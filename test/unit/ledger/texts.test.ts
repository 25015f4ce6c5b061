import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CallText } from '../../../src/ledger';
import { upkeepOf } from '../../../src/ledger/keep/upkeep';
import { withoutKeys } from '../../../src/ledger/write/keyless';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();
const dayMs = 24 * 60 * 60 * 1000;

function open(file = ledgerFile()) {
  const { store, notices } = openStore(file, now);
  return { file, store, notices, upkeep: upkeepOf(store, () => now) };
}

const text = (id: string, question: string, values: CallText['values'] = null): CallText => ({
  id,
  messages: [{ role: 'user', text: question }],
  values,
  answer: `Answer to: ${question}`,
});

const prompt = { workspace: 'shop', prompt: 'prompts/reply.prompt.md' };

describe('texts of calls', () => {
  it('are found by prompt and by model, the newest first, the same input once for each model', () => {
    const { store } = open();
    const ids = ['1', '2', '3', '4', '5'];
    store.record(
      [
        sampleCall('1', { at: now - 4000 }),
        sampleCall('2', { at: now - 3000 }),
        sampleCall('3', { at: now - 2000, askedModel: 'gpt-4o' }),
        sampleCall('4', { at: now - 1000, prompt: 'prompts/other.prompt.md' }),
        sampleCall('5', { at: now, status: 'cut' }),
      ],
      ids.map(id => text(id, id === '4' ? 'Another?' : 'Where is my parcel?', { order: id })),
    );
    expect(store.texts({ prompt }).map(it => [it.call.id, it.values])).toEqual([
      ['3', { order: '3' }],
      ['2', { order: '2' }],
    ]);
    expect(store.texts({ askedModel: 'gpt-4o-mini' }).map(it => it.call.id)).toEqual(['4', '2']);
    expect(store.texts({ limit: 1 }).map(it => it.answer)).toEqual(['Answer to: Another?']);
    expect(store.texts({ prompt })[0]?.messages).toEqual([{ role: 'user', text: 'Where is my parcel?' }]);
  });

  it('are not kept unless they are given, nor for a call that is not', () => {
    const { store } = open();
    store.record([sampleCall('1')]);
    store.record([], [text('never recorded', 'Where?')]);
    expect(store.texts({})).toEqual([]);
  });

  it('stand or fall with their calls', () => {
    const { store } = open();
    const broken = { ...text('1', 'Where?'), answer: undefined as unknown as string };
    expect(() => store.record([sampleCall('1')], [broken])).toThrow();
    expect(store.calls(9)).toEqual([]);
  });

  it('hold no key', () => {
    const keys = [
      'sk-proj-Abc123Def456',
      'AKIAIOSFODNN7EXAMPLE',
      'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
      'Bearer abc.def-ghi_jkl',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\nnever ended',
    ];
    const { store } = open();
    store.record([sampleCall('1')], [text('1', `My keys: ${keys.join(' and ')}`, { key: keys[0]! })]);
    const kept = JSON.stringify(store.texts({}).map(({ call, ...it }) => it));
    for (const key of keys) expect(kept).not.toContain(JSON.stringify(key).slice(1, -1));
    expect(withoutKeys('a task-force, risk-averse, sketchy')).toBe('a task-force, risk-averse, sketchy');
  });
});

describe('texts go', () => {
  const secret = 'the-patient-is-Mrs-Quillfeather';

  it('with their calls when those are deleted or too old, and leave nothing in the file', async () => {
    const { file, store, upkeep } = open();
    store.record(
      [
        sampleCall('old', { at: now - 40 * dayMs }),
        sampleCall('new', { at: now }),
        sampleCall('blog', { workspace: 'blog' }),
      ],
      ['old', 'new', 'blog'].map(id => text(id, `${secret}-${id}`)),
    );
    await upkeep.dropOlder(30);
    expect(store.texts({}).map(it => it.call.id)).toEqual(['new', 'blog']);
    await upkeep.erase({ workspace: 'shop' });
    expect(store.texts({}).map(it => it.call.id)).toEqual(['blog']);
    const kept = () =>
      ['', '-wal']
        .map(it => file + it)
        .filter(existsSync)
        .map(it => readFileSync(it, 'latin1'))
        .join();
    expect(kept()).toContain(`${secret}-blog`);
    expect(kept()).not.toContain(`${secret}-old`);
    expect(kept()).not.toContain(`${secret}-new`);
  });

  it('before their calls when their own days are over, or all at once', async () => {
    const { store, upkeep } = open();
    const days = [0, 6, 7, 8];
    store.record(
      days.map(day => sampleCall(`${day}`, { at: now - day * dayMs })),
      days.map(day => text(`${day}`, `Question ${day}`)),
    );
    expect(await upkeep.dropTexts(7)).toBe(2);
    expect(store.texts({}).map(it => it.call.id)).toEqual(['0', '6']);
    expect(await upkeep.dropTexts(0)).toBe(2);
    expect([store.texts({}).length, store.calls(9).length]).toEqual([0, 4]);
  });

  it('not into an export, but into a backup and over from a damaged ledger', async () => {
    const { file, store, upkeep } = open();
    const count = 300;
    const ids = Array.from({ length: count }, (_, index) => `${index}`);
    store.record(
      ids.map(id => sampleCall(id)),
      ids.map(id => text(id, `${secret}-${id}`)),
    );
    const [json, copy] = ['calls.json', 'copy.db'].map(it => join(dirname(file), it));
    await upkeep.exportTo(json!, {}, 'json');
    expect(readFileSync(json!, 'utf8')).not.toContain(secret);
    await upkeep.backUp(copy!);
    expect(open(copy).store.texts({})).toHaveLength(count);
    store.close();
    breakRollup(file);
    const again = open(file);
    expect(again.store.texts({})).toHaveLength(count);
    expect(again.notices[0]?.message).toContain('of its calls could be read and are in it');
  });
});

/** Damages the sums alone: calls and texts can be read. */
function breakRollup(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'rollup'").pluck().get() as number;
  db.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
  writeFileSync(file, bytes);
}
