import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { opencode } from '../../../../src/imports/sources/opencode';
import { buckets, callsIn, temporaryFolder, writeLog } from '../log';

const message = (more: object = {}) => ({
  role: 'assistant',
  modelID: 'claude-sonnet-4-5',
  providerID: 'anthropic',
  cost: 0.02,
  time: { created: Date.UTC(2026, 10, 3, 10) },
  path: { cwd: '/home/ada/shop' },
  tokens: { input: 100, output: 50, reasoning: 20, cache: { read: 10, write: 30 } },
  ...more,
});

function database(rows: readonly { readonly id: string; readonly data: string }[]): string {
  const file = join(temporaryFolder(), 'opencode.db');
  const db = new Database(file);
  db.exec('CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, data TEXT)');
  for (const { id, data } of rows) db.prepare('INSERT INTO message VALUES (?, ?, ?)').run(id, 's', data);
  db.close();
  return file;
}

describe('opencode', () => {
  it('reads its database; reasoning is billed as output', () => {
    const file = database([
      { id: 'm1', data: JSON.stringify(message()) },
      { id: 'm2', data: JSON.stringify({ role: 'user', time: { created: 1 } }) },
      { id: 'm3', data: '{"role":"assistant","tok' },
    ]);
    const { calls, skipped } = callsIn(opencode, file);
    expect(calls.map(buckets)).toEqual([[100, 10, 30, 0, 70]]);
    expect(calls[0]).toMatchObject({
      provider: 'anthropic',
      workspace: '/home/ada/shop',
      loggedCostNano: 2e7,
    });
    expect(skipped).toEqual([{ line: 3, reason: 'its data is no JSON' }]);
  });

  it('counts a message once that the database and an older file hold', () => {
    const folder = temporaryFolder();
    const file = writeLog(folder, 'storage/message/s/m1.json', [{ ...message(), id: 'm1' }]);
    expect(
      callsIn(opencode, database([{ id: 'm1', data: JSON.stringify(message()) }]), file).calls,
    ).toHaveLength(1);
  });

  it('trusts a cost only above zero, and a total that holds without the reasoning', () => {
    const tokens = { total: 190, input: 100, output: 50, reasoning: 20, cache: { read: 10, write: 30 } };
    const file = database([{ id: 'm1', data: JSON.stringify(message({ cost: 0, tokens })) }]);
    const [call] = callsIn(opencode, file).calls;
    expect(call).not.toHaveProperty('loggedCostNano');
    expect(call?.output).toBe(50);
  });

  it('writes nothing, and passes over a database that is none of its own', () => {
    const file = join(temporaryFolder(), 'opencode.db');
    new Database(file).exec('CREATE TABLE other (id)').close();
    expect(callsIn(opencode, file)).toEqual({ calls: [], skipped: [] });
  });
});
