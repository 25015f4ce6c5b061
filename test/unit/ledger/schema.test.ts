import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/ledger/file/migrations';
import { migrate, schemaVersion } from '../../../src/ledger/file/schema';
import { openSnapshot } from '../../../src/ledger/file/snapshot';
import { fingerprintOf, newestFingerprint } from '../../../src/ledger/file/whole';
import { verify } from '../../../src/ledger/keep/verify';
import { report } from '../../../src/ledger/read/sums';
import { ledgerFile, openStore, sampleCall } from './sample';

const first = 'CREATE TABLE spend (costNano INTEGER) STRICT';
const second = "ALTER TABLE spend ADD COLUMN currency TEXT NOT NULL DEFAULT 'USD'";

describe('the schema', () => {
  it('takes only the steps that are missing, and keeps what is there', () => {
    const db = new Database(':memory:');
    migrate(db, [first]);
    db.exec('INSERT INTO spend VALUES (7)');
    migrate(db, [first, second]);
    migrate(db, [first, second]);
    expect(db.prepare('SELECT * FROM spend').all()).toEqual([{ costNano: 7, currency: 'USD' }]);
    expect(schemaVersion(db, [first, second])).toBe(2);
  });

  it('stays where it was when a step fails', () => {
    const db = new Database(':memory:');
    migrate(db, [first]);
    expect(() => migrate(db, [first, second, 'ALTER TABLE missing ADD COLUMN more'])).toThrow(
      'no such table',
    );
    expect(schemaVersion(db, [first, second])).toBe(1);
    expect(db.prepare("SELECT name FROM pragma_table_info('spend')").pluck().all()).toEqual(['costNano']);
  });

  it('is known at once where all steps were taken, in a backup too', () => {
    const file = ledgerFile();
    const { store } = openStore(file);
    expect(store.read(fingerprintOf)).toBe(newestFingerprint);
    store.read(db => db.prepare('VACUUM INTO ?').run(`${file}.backup`));
    const backup = new Database(`${file}.backup`);
    expect(fingerprintOf(backup)).toBe(newestFingerprint);
    backup.close();
  });

  it("does not take a ledger that another process is starting for another program's", () => {
    const file = ledgerFile();
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    const other = new Database(file);
    // The other process is done just between two reads of this one.
    const overtaken = new Proxy(db, {
      get(target, key) {
        if (key !== 'pragma') return Reflect.get(target, key).bind(target);
        return (...args: Parameters<typeof db.pragma>) => {
          const answer = target.pragma(...args);
          if (args[0] === 'application_id') migrate(other, [first]);
          return answer;
        };
      },
    });
    expect(schemaVersion(overtaken, [first])).toBe(0);
    expect(schemaVersion(db, [first])).toBe(1);
    db.close();
    other.close();
  });
});

describe('a ledger of the first build', () => {
  function firstLedger(): string {
    const file = ledgerFile();
    const db = new Database(file);
    db.exec(readFileSync(join(import.meta.dirname, '../../fixtures/ledger/version1.sql'), 'utf8'));
    db.close();
    return file;
  }

  it('keeps its calls, and takes new ones beside them that a subscription covers', () => {
    const { store, notices } = openStore(firstLedger());
    const [kept] = store.calls(5);
    expect(kept).toMatchObject({ id: 'kept', costNano: null, coveredBy: '', output: 50 });
    const covered = { workspace: 'shop', prompt: 'reply.prompt.md', costNano: null };
    store.record([
      sampleCall('a', { ...covered, coveredBy: 'Plus' }),
      sampleCall('b', { ...covered, coveredBy: 'Copilot Business' }),
      sampleCall('c', { ...covered, coveredBy: 'Plus' }),
    ]);
    const sum = { calls: 4, unpricedCalls: 1, coveredCalls: 3, coveredBy: ['Copilot Business', 'Plus'] };
    expect(store.report({}).totals).toMatchObject(sum);
    expect(store.spentOn('shop', 'reply.prompt.md', 30)).toMatchObject(sum);
    expect(notices).toEqual([]);
  });

  it('learns from the calls it kept and from new ones', () => {
    const { store } = openStore(firstLedger());
    const [{ workspace = '', prompt = '' } = {}] = store.calls(1);
    const of = { workspace, prompt, model: 'gpt-4o', askedModel: 'gpt-4o' };
    store.record([sampleCall('new', { ...of, output: 7, countedInput: 1000, content: 'english' })]);
    expect(store.promptOutputs(workspace, prompt).flatMap(it => it.outputs)).toContain(7);
    expect(store.promptOutputs(workspace, prompt).flatMap(it => it.outputs)).toContain(50);
    expect(store.experience().inputs).toMatchObject([{ calls: [{ counted: 1000, billed: 1124 }] }]);
  });

  it('is reported on where it may not be written', () => {
    const file = firstLedger();
    const { db, close } = openSnapshot(Database, file);
    expect(report(db, ['2026-11-21'], {}).totals).toMatchObject({
      calls: 1,
      unpricedCalls: 1,
      coveredCalls: 0,
    });
    expect(() => db.exec('DELETE FROM call')).toThrow('readonly');
    close();
    const untouched = new Database(file, { readonly: true });
    expect(untouched.pragma('user_version', { simple: true })).toBe(1);
    untouched.close();
  });
});

describe.each([
  [2, 2, ''],
  [3, 3, ''],
  [4, 6, 'DROP TABLE dayChange; DROP TABLE importedLog; PRAGMA user_version = 4'],
  [5, 6, 'DROP TABLE dayChange; PRAGMA user_version = 5'],
  [6, 6, ''],
  [7, 6, ''],
  [8, 6, ''],
  [12, 6, ''],
])('a ledger of schema %d', (version, fixture, undone) => {
  it('keeps its calls and their sums, which agree with a recount', () => {
    const file = ledgerFile();
    const db = new Database(file);
    db.exec(readFileSync(join(import.meta.dirname, `../../fixtures/ledger/version${fixture}.sql`), 'utf8'));
    db.exec(undone);
    migrate(db, migrations.slice(0, version));
    expect(schemaVersion(db)).toBe(version);
    db.close();
    const { store, notices } = openStore(file);
    expect(store.read(verify)).toEqual({ rows: 5, days: 2, problems: [] });
    const { totals, byWorkspace, savings } = store.report({});
    expect(totals).toMatchObject({
      calls: 5,
      costNano: 2 * 121_800 + 5000,
      savedNano: 2 * 76_800,
      coveredCalls: 2,
      coveredBy: ['Plus'],
      failedCalls: 1,
      wastedNano: 5000,
      sampleCalls: 1,
    });
    expect(byWorkspace.map(it => [it.workspace, it.calls])).toEqual([
      ['shop', 3],
      ['blog', 2],
    ]);
    expect(savings).toMatchObject({ providerCacheNano: 2 * 76_800, netNano: 2 * 76_800 });
    const noon = ['2026-11-20T12 1 121800', '2026-11-21T12 4 126800'];
    expect(store.hourlySpend(15).map(it => `${it.hour} ${it.calls} ${it.costNano}`)).toEqual(
      fixture < 6 ? [] : noon,
    );
    expect(store.calls(9).find(it => it.id === 'cut')).toMatchObject({
      attempt: 2,
      listNano: 5000,
      tags: [],
    });
    expect(store.promptOutputs('blog', 'reply.prompt.md').flatMap(it => it.outputs)).toContain(50);
    expect(notices).toEqual([]);
  });
});
