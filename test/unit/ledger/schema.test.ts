import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersion } from '../../../src/ledger/schema';
import { ledgerFile } from './sample';

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
