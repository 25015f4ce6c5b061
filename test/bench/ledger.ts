// The ledger with 1 and 10 million calls, beside one plain table with an index on time and one on workspace that holds
// the same rows: the panel's queries over 30 days, and writing. Rows come of a seeded generator, in a temporary folder.
// A day's calls are kept as they are anywhere, and then copied, with their sums, to every other day.
// usage: npm run bench:ledger [-- --rows N] [--json]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { historyDays } from '../../src/forecast';
import { type Call, unknownCall } from '../../src/ledger';
import { lastDays } from '../../src/ledger/day';
import { connect } from '../../src/ledger/file/connection';
import { findCalls } from '../../src/ledger/read/findCalls';
import { lists, rowsOf, totalsOf } from '../../src/ledger/read/sums';
import { Store } from '../../src/ledger/store';
import { columns, rowOf } from '../../src/ledger/write/row';
import { randomFrom } from './corpora';
import { geometricMean, median, report, worked, workedSoFar } from './report';

const rounds = 5;
const asked = process.argv.indexOf('--rows');
const rows = asked < 0 ? 10_000_000 : Number(process.argv[asked + 1]);
/** Local days that the calls are spread over, and the panel's. */
const [allDays, panelDays] = [400, 30];
const batch = 1000;
const now = new Date(2026, 10, 21, 18).getTime();
const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));

/** Calls of the last day in the order of their time, as a team of 20 makes them: 12 models and tasks, 120 prompts. */
function* callsOf(count: number): Generator<Call> {
  const random = randomFrom(7);
  // Some are called far more often than others.
  const skewed = (limit: number) => Math.floor((random(1000) / 1000) ** 2 * limit);
  const start = new Date(2026, 10, 21).getTime();
  for (let index = 0; index < count; index++) {
    const [model, workspace] = [skewed(12), skewed(6)];
    const [input, cacheRead, output] = [200 + random(2000), random(2) * 1024, 20 + random(800)];
    const costNano = input * 150 + cacheRead * 75 + output * 600;
    const failed = random(50) === 0;
    yield {
      ...unknownCall,
      id: `${random(2 ** 31)}-${random(2 ** 31)}-${index}`,
      at: start + Math.floor((index / count) * (now - start)),
      model: `model-${model}-2026-01-01`,
      askedModel: `model-${model}`,
      provider: `provider-${model % 4}`,
      input,
      cacheRead,
      output,
      costNano,
      inputNano: costNano - output * 600,
      listNano: costNano + cacheRead * 75,
      priceFrom: 'catalogue 2026-11-01',
      workspace: `/home/team/workspace-${workspace}`,
      prompt: `prompts/prompt-${skewed(20)}.prompt.md`,
      task: `task-${skewed(12)}`,
      user: `user-${skewed(20)}`,
      source: `source-${skewed(5)}`,
      status: failed ? 'error' : 'ok',
      error: failed ? 'The provider failed to answer (500).' : '',
      latencyMs: 300 + random(5000),
      firstTokenMs: 100 + random(500),
      interactive: random(2) === 0,
    };
  }
}

/** A table of the columns that `call` has, as it declares them, with an index on time and one on workspace. */
function makePlain(db: Database.Database, ledger: Database.Database): void {
  const declared = ledger.pragma('table_info(call)') as { name: string; type: string; notnull: number }[];
  const types = new Map(declared.map(it => [it.name, `${it.type}${it.notnull ? ' NOT NULL' : ''}`]));
  const typed = columns.map(it => `${it} ${types.get(it)}${it === 'id' ? ' UNIQUE' : ''}`);
  db.exec(`
    CREATE TABLE plain (seq INTEGER PRIMARY KEY, ${typed.join(', ')}) STRICT;
    CREATE INDEX plainAt ON plain (at);
    CREATE INDEX plainWorkspaceAt ON plain (workspace, at);`);
}

/** A file with the plain table, and what writes a batch into it; as durable as the ledger, and bound as fast. */
function openPlain(file: string, ledger: Database.Database) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  makePlain(db, ledger);
  const insert = db.prepare(
    `INSERT INTO plain (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const write = db.transaction((calls: readonly Call[]) => {
    for (const call of calls) insert.run(Object.values(rowOf(call)));
  }).immediate;
  return { db, write };
}

function* batchesOf(count: number, size: number): Generator<Call[]> {
  let next: Call[] = [];
  for (const call of callsOf(count)) {
    next.push(call);
    if (next.length < size) continue;
    yield next;
    next = [];
  }
  if (next.length > 0) yield next;
}

/** Calls a second of the ledger over those of the plain table, each batch into both in turn. */
function writing(count: number, size: number): number {
  const name = `writing-${size}`;
  const ledger = connect(Database, join(folder, `${name}.db`));
  const plain = openPlain(join(folder, `${name}-plain.db`), ledger.db);
  let [ours, theirs] = [0, 0];
  for (const calls of batchesOf(count, size)) {
    ours += worked(() => ledger.book?.keep(calls));
    theirs += worked(() => plain.write(calls));
  }
  ledger.close();
  plain.db.close();
  return theirs / ours;
}

/** Copies the calls of the last day, and their sums, to the days before it. */
function copyDays(db: Database.Database): void {
  db.pragma('synchronous = OFF');
  const rollup = (db.pragma('table_info(rollup)') as { name: string }[]).map(it => it.name);
  const copied = (names: readonly string[]) =>
    names.map(name => ({ id: "@day || '-' || id", at: 'at - @ms', day: '@day' })[name] ?? name).join(', ');
  const copyCalls = db.prepare(
    `INSERT INTO call (${columns.join(', ')}) SELECT ${copied(columns)} FROM call WHERE seq <= @most ORDER BY seq`,
  );
  const copySums = db.prepare(
    `INSERT INTO rollup (${rollup.join(', ')}) SELECT ${copied(rollup)} FROM rollup
     WHERE day = @last`,
  );
  const days = lastDays(now, allDays);
  const last = days.at(-1)!;
  const most = db.prepare('SELECT max(seq) FROM call').pluck().get();
  for (const [index, day] of days.slice(0, -1).entries()) {
    const named = { day, ms: (allDays - 1 - index) * 24 * 60 * 60 * 1000 };
    db.transaction(() => {
      copyCalls.run({ ...named, most });
      copySums.run({ day, last });
    })();
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** What `Row` sums, read from calls. */
const plainSums = `
  sum(iif(status = 'retried', 0, requests)) AS calls, sum(input) AS input, sum(cacheRead) AS cacheRead,
  sum(cacheWrite5m) AS cacheWrite5m, sum(cacheWrite1h) AS cacheWrite1h, sum(output) AS output,
  coalesce(sum(costNano), 0) AS costNano, sum(savedNano) AS savedNano`;

const scope = { days: lastDays(now, panelDays) };
const since = new Date(2026, 10, 21 - (panelDays - 1)).getTime();

/** The panel's queries by name: of the ledger, and the same of the plain table. */
const queries: Readonly<Record<string, { ours(db: Database.Database): unknown; plain: string }>> = {
  month: { ours: db => totalsOf(db, scope), plain: `SELECT ${plainSums} FROM plain WHERE at >= ${since}` },
  ...Object.fromEntries(
    (Object.keys(lists) as (keyof typeof lists)[]).map(name => {
      const group = { ...lists[name].keys } as Record<string, string>;
      const by = Object.keys(group).join(', ');
      const plain = `SELECT ${by}, ${plainSums} FROM plain WHERE at >= ${since} GROUP BY ${by} ORDER BY costNano DESC`;
      return [name, { ours: (db: Database.Database) => rowsOf(db, scope, name), plain }];
    }),
  ),
};

/** All that one opening of the Spend panel asks for: see `editor/panel/facts.ts`. */
async function openPanel(store: Store): Promise<void> {
  for (const query of [{ days: 21 }, { days: 1 }, { days: 30 }, { days: 7 }, { days: 28, skipDays: 7 }]) {
    store.report(query);
  }
  store.dailySpend({ days: historyDays });
  await findCalls(store, { from: scope.days[0]!, limit: 25 });
  await findCalls(store, { limit: 1 });
}

/** Milliseconds in which a window that has just started opens the panel, its file too, and then fills it again. */
async function opening(file: string): Promise<readonly [number, number]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const store = new Store({ driver: Database, file, now: () => now, onNotice: () => {} });
    const started = workedSoFar();
    await openPanel(store);
    const opened = workedSoFar();
    await openPanel(store);
    first.push(opened - started);
    again.push(workedSoFar() - opened);
    store.close();
  }
  return [median(first), median(again)];
}

/** Milliseconds of each query of the ledger, and of the plain table where it is asked for. */
async function reading(count: number, withPlain: boolean) {
  const file = join(folder, `ledger-${count}.db`);
  const ledger = connect(Database, file);
  for (const calls of batchesOf(Math.round(count / allDays), batch)) ledger.book?.keep(calls);
  copyDays(ledger.db);
  const ours = new Map<string, number>();
  for (const [name, query] of Object.entries(queries)) {
    query.ours(ledger.db);
    ours.set(name, median(Array.from({ length: 101 }, () => worked(() => query.ours(ledger.db)))));
  }
  const theirs = new Map<string, number>();
  if (withPlain) {
    makePlain(ledger.db, ledger.db);
    ledger.db.exec(
      `INSERT INTO plain (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM call ORDER BY seq`,
    );
    for (const [name, { plain }] of Object.entries(queries)) {
      const find = ledger.db.prepare(plain);
      find.all();
      theirs.set(name, median(Array.from({ length: rounds }, () => worked(() => find.all()))));
    }
  }
  ledger.close();
  const [openMs, refreshMs] = await opening(file);
  rmSync(file);
  return { ours, theirs, openMs, refreshMs };
}

try {
  const inserts = writing(Math.min(rows, 40_000), batch);
  const singleInserts = writing(1000, 1);
  const small = await reading(Math.floor(rows / 10), false);
  const large = await reading(rows, true);
  const names = Object.keys(queries);
  const ratios = names.map(name => large.theirs.get(name)! / large.ours.get(name)!);
  const growth = names.map(name => large.ours.get(name)! / small.ours.get(name)!);
  report(
    {
      ...Object.fromEntries(names.map(name => [`${name}Ms`, large.ours.get(name)!])),
      ...Object.fromEntries(names.map(name => [`${name}PlainMs`, large.theirs.get(name)!])),
      panelOpeningMs: large.openMs,
      panelRefreshMs: large.refreshMs,
      slowestPanelQueryMs: Math.max(...large.ours.values()),
      panelVsPlainTableLeast: Math.min(...ratios),
      panelVsPlainTableGeomean: geometricMean(ratios),
      tenTimesTheRowsGeomean: geometricMean(growth),
      insertsVsPlainTable: inserts,
      singleInsertsVsPlainTable: singleInserts,
    },
    {
      panelOpeningMs: { most: 300 },
      slowestPanelQueryMs: { most: 1 },
      panelVsPlainTableGeomean: { least: 200 },
      tenTimesTheRowsGeomean: { most: 1.3 },
      insertsVsPlainTable: { least: 0.5 },
      singleInsertsVsPlainTable: { least: 0.5 },
    },
    rounds,
  );
} finally {
  rmSync(folder, { recursive: true });
}
