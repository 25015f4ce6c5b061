import type { Database } from 'better-sqlite3';

/** Marks the file as ours ("Prmt" in ASCII), so that somebody else's SQLite file is never migrated. */
export const applicationId = 0x50726d74;

/** What calls are summed by: each is a column of `call`, but for `all`, which has one sum for all calls. */
export const dimensions = ['all', 'model', 'provider', 'task', 'user', 'prompt', 'source'] as const;

export type Dimension = (typeof dimensions)[number];

/**
 * Each step takes the schema one version up; `PRAGMA user_version` counts the steps taken. Steps are never edited
 * once released.
 *
 * `call` holds a row per call. `rollup` holds the sums of a local day, a workspace and a name of one dimension; it is
 * written in the transaction of the row, so reports read as many rows as there are days and names, whatever the
 * number of calls; its `coveredBy` lists the subscriptions of its calls, a line each. STRICT refuses a sum past 64 bits, which SQLite would otherwise turn into a rounded real.
 */
const migrations: readonly string[] = [
  `CREATE TABLE call (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     at INTEGER NOT NULL,
     day TEXT NOT NULL,
     model TEXT NOT NULL,
     askedModel TEXT NOT NULL,
     provider TEXT NOT NULL,
     input INTEGER NOT NULL,
     cacheRead INTEGER NOT NULL,
     cacheWrite5m INTEGER NOT NULL,
     cacheWrite1h INTEGER NOT NULL,
     output INTEGER NOT NULL,
     usageFrom TEXT NOT NULL,
     costNano INTEGER,
     savedNano INTEGER NOT NULL,
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     task TEXT NOT NULL,
     user TEXT NOT NULL,
     source TEXT NOT NULL,
     status TEXT NOT NULL,
     attempts INTEGER NOT NULL,
     latencyMs INTEGER NOT NULL,
     firstTokenMs INTEGER,
     error TEXT NOT NULL
   ) STRICT;
   CREATE INDEX callAt ON call (at);
   CREATE INDEX callWorkspaceAt ON call (workspace, at);
   CREATE TABLE rollup (
     dimension TEXT NOT NULL,
     day TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     calls INTEGER NOT NULL,
     input INTEGER NOT NULL,
     cacheRead INTEGER NOT NULL,
     cacheWrite5m INTEGER NOT NULL,
     cacheWrite1h INTEGER NOT NULL,
     output INTEGER NOT NULL,
     costNano INTEGER NOT NULL,
     savedNano INTEGER NOT NULL,
     unpricedCalls INTEGER NOT NULL,
     estimatedCalls INTEGER NOT NULL,
     sampleCalls INTEGER NOT NULL,
     PRIMARY KEY (dimension, day, workspace, name)
   ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE call ADD COLUMN coveredBy TEXT NOT NULL DEFAULT '';
   ALTER TABLE rollup ADD COLUMN coveredCalls INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE rollup ADD COLUMN coveredBy TEXT NOT NULL DEFAULT '';`,
  // `recentOutput` and `recentInput` hold the newest calls of each kind, for what they tell about calls to come: a few
  // hundred rows a kind that stand together, however many calls there are. They begin with the newest calls there are.
  // Whoever deletes calls deletes them here too, by `seq`.
  `ALTER TABLE call ADD COLUMN countedInput INTEGER;
   ALTER TABLE call ADD COLUMN content TEXT NOT NULL DEFAULT '';
   CREATE TABLE recentOutput (
     dimension TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     askedModel TEXT NOT NULL,
     at INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     output INTEGER NOT NULL,
     sample INTEGER NOT NULL,
     PRIMARY KEY (dimension, workspace, name, askedModel, at, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE recentInput (
     askedModel TEXT NOT NULL,
     content TEXT NOT NULL,
     at INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     counted INTEGER NOT NULL,
     billed INTEGER NOT NULL,
     prompt TEXT NOT NULL,
     PRIMARY KEY (askedModel, content, at, seq)
   ) STRICT, WITHOUT ROWID;
   WITH newest AS (
     SELECT * FROM (SELECT * FROM call ORDER BY at DESC LIMIT 20000) WHERE status = 'ok' AND usageFrom = 'provider'
   )
   INSERT INTO recentOutput
     SELECT 'prompt', workspace, prompt, askedModel, at, seq, output, source = 'sample' FROM newest WHERE prompt <> ''
     UNION ALL SELECT 'task', '', task, askedModel, at, seq, output, source = 'sample' FROM newest WHERE task <> '';`,
];

/** The file is of a newer build, of another program, or no ledger at all: nothing in it was changed. */
export class NotOurs extends Error {}

/**
 * Brings the schema up to date. Several processes may do so at once: the version is read again under the write lock.
 * @throws NotOurs when the file is not a ledger this build can write.
 */
export function migrate(db: Database, steps = migrations): void {
  if (schemaVersion(db, steps) === steps.length) return;
  db.transaction(() => {
    for (const step of steps.slice(schemaVersion(db, steps))) db.exec(step);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${steps.length}`);
  }).immediate();
}

/** The number of steps the file has taken; 0 for an empty one. Only reads. */
export function schemaVersion(db: Database, steps = migrations): number {
  const { version, owner, empty } = readMarks(db);
  if (owner !== applicationId && !(empty && version === 0 && owner === 0)) {
    throw new NotOurs('is a database of another program, so nothing in it was changed. Choose another file.');
  }
  if (version > steps.length) {
    throw new NotOurs(
      `was written by a newer Promptmeter (schema ${version}; this one knows ${steps.length}), so nothing in it was ` +
        'changed. Update Promptmeter to use it.',
    );
  }
  return version;
}

/** In one transaction: between two reads, another process may turn an empty file into a ledger. */
function readMarks(db: Database) {
  return db.transaction(() => ({
    version: Number(db.pragma('user_version', { simple: true })),
    owner: Number(db.pragma('application_id', { simple: true })),
    empty: db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0,
  }))();
}
