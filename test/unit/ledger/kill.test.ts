import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { dimensions } from '../../../src/ledger/file/schema';
import { verify } from '../../../src/ledger/keep/verify';
import { bundle, workerPath } from './process/bundle';
import { ledgerFile } from './sample';

/** Starts a writer, kills it at a random moment after its first acknowledgement, and returns what it acknowledged. */
async function killedWriter(script: string, file: string, name: string): Promise<string[]> {
  // A file takes each id at once, where a pipe could refuse one while nobody reads.
  const output = `${file}.${name}`;
  const sink = openSync(output, 'w');
  const writer = spawn(process.execPath, [script, file, workerPath, name], {
    stdio: ['pipe', sink, 'pipe'],
  });
  closeSync(sink);
  let complaints = '';
  writer.stderr?.on('data', data => {
    complaints += data;
  });
  const closed = once(writer, 'close');
  while (statSync(output).size === 0 && writer.exitCode === null) await sleep(20);
  await sleep(Math.random() * 500);
  writer.kill('SIGKILL');
  const [, signal] = await closed;
  expect({ complaints: complaints.replace(/^The ledger was damaged.*\n/, ''), signal }).toEqual({
    complaints: '',
    signal: 'SIGKILL',
  });
  return readFileSync(output, 'utf8').split('\n').slice(0, -1);
}

/** A few in the suite; PROMPTMETER_CRASH_ROUNDS=20 for the long one. */
const rounds = Number(process.env.PROMPTMETER_CRASH_ROUNDS ?? 4);

it(
  'keeps every acknowledged call once when four writers that call and import are killed again and again',
  async () => {
    const file = ledgerFile();
    const script = await bundle('writer');
    const told: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const names = ['a', 'b', 'c', 'd'].map(writer => `${writer}${round}`);
      const all = await Promise.all(names.map(name => killedWriter(script, file, name)));
      told.push(...all.flat());
    }
    const acknowledged = [...new Set(told)];
    const db = new Database(file, { readonly: true });
    const kept = new Set(db.prepare('SELECT id FROM call').pluck().all());
    expect(acknowledged.length).toBeGreaterThan(500);
    expect(acknowledged.filter(id => !kept.has(id))).toEqual([]);
    expect(kept.size).toBe(db.prepare('SELECT count(*) FROM call').pluck().get());
    // What was written and not acknowledged in time: at most the calls in flight when a writer died.
    expect(kept.size - acknowledged.length).toBeLessThanOrEqual(rounds * 4 * (8 + 600));

    for (const dimension of dimensions) {
      const rollups = db
        .prepare(
          'SELECT day, name, calls, costNano FROM rollup WHERE NOT everywhere AND dimension = ? ORDER BY day, name',
        )
        .all(dimension);
      const recount = db
        .prepare(
          `SELECT day, ${dimension === 'all' ? "''" : dimension} AS name, count(*) AS calls, sum(costNano) AS costNano FROM call
         GROUP BY 1, 2 ORDER BY 1, 2`,
        )
        .all();
      expect(rollups).toEqual(recount);
    }
    const { rows, problems } = verify(db);
    expect({ rows, problems }).toEqual({ rows: kept.size, problems: [] });
    db.close();
  },
  30_000 + rounds * 15_000,
);

it('sets a damaged ledger aside once when four windows meet it together', async () => {
  const file = ledgerFile();
  writeFileSync(file, 'garbage '.repeat(1000));
  const script = await bundle('writer');
  const all = await Promise.all(['a', 'b', 'c', 'd'].map(name => killedWriter(script, file, name)));
  const aside = readdirSync(dirname(file)).filter(name => name.includes('.damaged'));
  expect(aside).toHaveLength(1);
  expect(readFileSync(`${dirname(file)}/${aside[0]}`, 'utf8')).toBe('garbage '.repeat(1000));
  const db = new Database(file, { readonly: true });
  const kept = new Set(db.prepare('SELECT id FROM call').pluck().all());
  db.close();
  expect(all.flat().filter(id => !kept.has(id))).toEqual([]);
}, 30_000);
