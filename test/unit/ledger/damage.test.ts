import { readdirSync, readFileSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { TrialVerdict } from '../../../src/ledger';
import { loadDriver } from '../../../src/ledger/file/driver';
import { migrations } from '../../../src/ledger/file/migrations';
import { applicationId } from '../../../src/ledger/file/schema';
import { restore } from '../../../src/ledger/keep/restore';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();

/** A closed ledger with `count` calls. */
function filledLedger(count: number): string {
  const file = ledgerFile();
  const { store } = openStore(file);
  store.record(
    Array.from({ length: count }, (_, index) => sampleCall(String(index), { prompt: `prompt ${index}` })),
  );
  store.close();
  return file;
}

/** The files beside the ledger, by what is added to its name. */
const beside = (file: string) =>
  readdirSync(dirname(file))
    .map(name => name.replace(basename(file), ''))
    .sort();

const setAside = (file: string, salvaged = 'of its calls none could be read') => ({
  kind: 'set-aside',
  message:
    `The ledger was damaged. It was set aside as ${file}.damaged-2026-11-21, and a new one was started; ${salvaged}. ` +
    'Nothing was deleted. If there is a backup, Restore Ledger… (promptmeter ledger restore) puts it in its place.',
});

const withoutRest = ', without kept texts, verdicts of trials and sums of calls that were dropped by age';

const verdict: TrialVerdict = {
  workspace: 'shop',
  prompt: 'prompts/reply.prompt.md',
  model: 'gpt-4o',
  cheaper: 'gpt-4o-mini',
  at: now,
  holds: true,
  pairs: 40,
  keeps: 0.98,
  rule: '{}',
  scoring: 'same label',
  costNano: 1_000_000,
  promptHash: 'p',
  priceHash: 'q',
};

describe('a damaged ledger is set aside, whole, and a new one started', () => {
  it('that was overwritten with garbage', () => {
    const file = ledgerFile();
    writeFileSync(file, 'garbage '.repeat(5000));
    const { store, notices } = openStore(file, now);
    expect(notices).toEqual([setAside(file)]);
    store.record([sampleCall('1')]);
    expect(store.report({}).totals.calls).toBe(1);
    expect(readFileSync(`${file}.damaged-2026-11-21`, 'utf8')).toBe('garbage '.repeat(5000));
  });

  it('that was cut short', () => {
    const file = filledLedger(200);
    truncateSync(file, statSync(file).size - 8192);
    const { store, notices } = openStore(file, now);
    expect(notices).toEqual([setAside(file, `200 of its calls could be read and are in it${withoutRest}`)]);
    expect(store.report({}).totals.calls).toBe(200);
    expect(beside(file).filter(it => it.includes('copy'))).toEqual([]);
  });

  it.each([
    ['its first page', (bytes: Buffer) => 0 * bytes.length],
    ['a page of its schema', (bytes: Buffer) => bytes.indexOf('CREATE TABLE verdict')],
  ])('that has lost %s: all calls are read, of a restored ledger too', (_, placeOf) => {
    const backup = filledLedger(500);
    const restored = ledgerFile();
    restore(Database, restored, backup, now);
    for (const file of [backup, restored]) {
      const bytes = readFileSync(file);
      const page = Math.floor(placeOf(bytes) / 4096) * 4096;
      writeFileSync(file, bytes.fill(0xa5, page, page + 4096));
      const { store, notices } = openStore(file, now);
      expect(notices).toEqual([setAside(file, `500 of its calls could be read and are in it${withoutRest}`)]);
      expect(store.report({}).totals).toMatchObject({ calls: 500, costNano: 500 * 121_800 });
      expect(store.calls(1)).toMatchObject([sampleCall('499', { prompt: 'prompt 499' })]);
    }
  });

  it('with what trials came to, which is carried over', () => {
    const file = filledLedger(500);
    const { store } = openStore(file, now);
    store.keepVerdict(verdict);
    store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 5 * 4096, 6 * 4096));
    const again = openStore(file, now).store;
    expect(again.calls(1000)).toHaveLength(500);
    expect(again.verdicts(verdict.workspace, verdict.prompt)).toEqual([verdict]);
  });

  it('with a page of garbage in its middle', () => {
    const file = filledLedger(500);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 5 * 4096, 9 * 4096);
    writeFileSync(file, bytes);
    const { store, notices } = openStore(file, now);
    store.record([sampleCall('new')]);
    expect(notices).toEqual([setAside(file, '500 of its calls could be read and are in it')]);
    expect(store.report({}).totals.calls).toBe(501);
    expect(readFileSync(`${file}.damaged-2026-11-21`).equals(bytes)).toBe(true);
  });

  it('twice on one day, under two names', () => {
    const file = ledgerFile();
    for (const garbage of ['first', 'second', 'third']) {
      writeFileSync(file, garbage.repeat(300));
      openStore(file, now).store.close();
    }
    expect(beside(file).filter(name => name.startsWith('.damaged'))).toEqual([
      '.damaged-2026-11-21',
      '.damaged-2026-11-21-2',
      '.damaged-2026-11-21-3',
    ]);
    expect(readFileSync(`${file}.damaged-2026-11-21-3`, 'utf8')).toBe('third'.repeat(300));
  });

  it('while other windows have it open: nothing they record afterwards is lost', () => {
    const file = filledLedger(3);
    const windows = [openStore(file, now), openStore(file, now)];
    expect(windows.map(({ store }) => store.report({}).totals.calls)).toEqual([3, 3]);
    unlinkSync(file);
    writeFileSync(file, 'garbage '.repeat(1000));
    const third = openStore(file, now);
    expect(third.notices).toEqual([setAside(file)]);
    for (const [index, { store }] of windows.entries()) store.record([sampleCall(`window ${index}`)]);
    expect(third.store.calls(10).map(it => it.id)).toEqual(['window 1', 'window 0']);
    expect(windows.flatMap(({ notices }) => notices)).toEqual([]);
  });
});

describe('a ledger that is not ours to touch', () => {
  it('written by a newer Promptmeter', () => {
    const file = filledLedger(1);
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(file);
    const { store, notices } = openStore(file, now);
    const message =
      `The ledger ${file} was written by a newer Promptmeter (schema 99; this one knows ${migrations.length}), so nothing in it was ` +
      'changed. Update Promptmeter to use it.';
    expect(notices).toEqual([{ kind: 'unavailable', message }]);
    expect(() => store.record([sampleCall('2')])).toThrow(message);
    expect(() => store.report({})).toThrow(message);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(beside(file)).toEqual(['']);
  });

  it('of another program', () => {
    const file = ledgerFile();
    const db = new Database(file);
    db.exec('CREATE TABLE message (id)');
    db.close();
    const before = readFileSync(file);
    const { store, notices } = openStore(file, now);
    expect(notices).toHaveLength(1);
    expect(() => store.record([sampleCall('1')])).toThrow(
      'is a database of another program, so nothing in it was changed.',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of another kind: only files named like a database are taken for a damaged ledger', () => {
    const file = ledgerFile().replace('ledger.db', 'README.md');
    writeFileSync(file, '# Read me');
    const { store } = openStore(file, now);
    expect(() => store.report({})).toThrow(`${file} is not a ledger, so it was left alone.`);
    expect(readFileSync(file, 'utf8')).toBe('# Read me');
  });

  it('because a folder stands in its place', () => {
    const { store, notices } = openStore(dirname(ledgerFile()), now);
    expect(() => store.report({})).toThrow(/^The ledger .* cannot be opened: /);
    expect(notices).toMatchObject([{ kind: 'unavailable' }]);
  });
});

describe('opening', () => {
  it('makes the folder', () => {
    const file = ledgerFile().replace('ledger.db', 'a/b/ledger.db');
    const { store, notices } = openStore(file, now);
    store.record([sampleCall('1')]);
    expect(notices).toEqual([]);
    const db = new Database(file, { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    db.close();
  });

  it('starts a new ledger when the file is deleted under it', () => {
    const file = filledLedger(1);
    const { store } = openStore(file, now);
    for (const part of ['', '-wal', '-shm']) unlinkSync(file + part);
    store.record([sampleCall('after')]);
    const other = openStore(file, now).store;
    expect(other.calls(10).map(it => it.id)).toEqual(['after']);
  });

  it('names the Node it needs instead of crashing on an older one', async () => {
    await expect(loadDriver('20.19.5')).rejects.toThrow(
      'The ledger needs Node 22 or newer, and this is Node 20.19.5.',
    );
  });
});
