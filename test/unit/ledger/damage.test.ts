import { readdirSync, readFileSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark, TrialVerdict } from '../../../src/ledger';
import { loadDriver } from '../../../src/ledger/file/driver';
import { migrations } from '../../../src/ledger/file/migrations';
import { applicationId } from '../../../src/ledger/file/schema';
import { restore } from '../../../src/ledger/keep/restore';
import { verify } from '../../../src/ledger/keep/verify';
import { garbled } from '../../support/garbled';
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

/** Changes the schema as a damaged byte would. */
function misspell(file: string, was: string, is: string): void {
  const db = new Database(file);
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  const { changes } = db
    .prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE instr(sql, ?)')
    .run(was, is, was);
  db.close();
  expect(changes).toBeGreaterThan(0);
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

const mark: Mark = {
  path: '/home/ada/.codex/sessions/a.jsonl',
  identity: '1:2:3:4',
  size: 7,
  changedAt: now,
  offset: 7,
  breaks: 1,
  state: '{}',
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

  it.each([
    ['a column', 'costNano INTEGER,', 'costNanp INTEGER,'],
    ['what a column is where nothing is known', "DEFAULT 'provider'", "DEFAULT 'provides'"],
    ['a table', 'TABLE hourly', 'TABLE hourlz'],
    ['an index', "WHERE requestHash <> ''", "WHERE requestHash <> '!'"],
    ['a word that SQLite cannot read then', 'CREATE TABLE verdict', 'CREATE TABLF verdict'],
  ])('whose schema has another byte in %s: a mended copy takes its place, with all it had', (_, was, is) => {
    const file = filledLedger(500);
    const { store } = openStore(file, now);
    store.keepVerdict(verdict);
    store.import([], { source: 'codex', marks: [mark] });
    store.close();
    misspell(file, was, is);
    const { store: mended, notices } = openStore(file, now);
    expect(notices).toEqual([
      {
        kind: 'set-aside',
        message:
          `The ledger was damaged where it says what it holds. It was set aside as ${file}.damaged-2026-11-21, and a copy ` +
          'in which that is put right has taken its place: no call is missing. Nothing was deleted.',
      },
    ]);
    mended.record([sampleCall('new')]);
    expect(mended.report({}).totals).toMatchObject({ calls: 501, costNano: 501 * 121_800 });
    expect(mended.read(verify).problems).toEqual([]);
    expect(mended.verdicts(verdict.workspace, verdict.prompt)).toEqual([verdict]);
    expect(mended.marks('codex')).toEqual([mark]);
    expect(beside(file).filter(it => it.includes('copy'))).toEqual([]);
  });

  it('whose schema and calls are both damaged: what calls cost is not lost with the name of its column', () => {
    const file = filledLedger(500);
    misspell(file, 'costNano INTEGER,', 'costNanp INTEGER,');
    const bytes = readFileSync(file);
    const page = Math.floor(bytes.indexOf('prompt 250') / 4096) * 4096;
    writeFileSync(file, bytes.fill(0xa5, page, page + 4096));
    const { store } = openStore(file, now);
    const { calls, costNano } = store.report({}).totals;
    expect(calls).toBeGreaterThan(450);
    expect(calls).toBeLessThan(500);
    expect(costNano).toBe(calls * 121_800);
  });

  it.each([500, 5000])(
    'that has lost the page its %d calls begin at: they are found where they are',
    count => {
      const file = filledLedger(count);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, 4096, 2 * 4096));
      const { store, notices } = openStore(file, now);
      expect(notices).toEqual([setAside(file, `${count} of its calls could be read and are in it`)]);
      expect(store.report({}).totals).toMatchObject({ calls: count, costNano: count * 121_800 });
    },
  );

  it('that has lost any page: no more than the calls on it', () => {
    const whole = readFileSync(filledLedger(500));
    const anyPage = fc.integer({ min: 0, max: whole.length / 4096 - 1 });
    fc.assert(
      fc.property(anyPage, page => {
        const file = ledgerFile();
        writeFileSync(file, Buffer.from(whole).fill(0xa5, page * 4096, (page + 1) * 4096));
        const { calls, costNano } = openStore(file, now).store.report({}).totals;
        expect(calls).toBeGreaterThanOrEqual(480);
        expect(costNano).toBe(calls * 121_800);
      }),
      { numRuns: 12 },
    );
  });

  it('with what trials came to, which is carried over', () => {
    const file = filledLedger(500);
    const { store } = openStore(file, now);
    store.keepVerdict(verdict);
    store.close();
    writeFileSync(file, garbled(file, 'rollup'));
    const again = openStore(file, now).store;
    expect(again.calls(1000)).toHaveLength(500);
    expect(again.verdicts(verdict.workspace, verdict.prompt)).toEqual([verdict]);
  });

  it('with pages of garbage in its middle', () => {
    const file = filledLedger(500);
    const bytes = garbled(file, 'callWorkspaceAt');
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
