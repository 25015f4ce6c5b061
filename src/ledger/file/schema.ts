import type { Database } from 'better-sqlite3';
import { migrations } from './migrations';

/** Marks the file as ours ("Prmt" in ASCII), so that somebody else's SQLite file is never migrated. */
export const applicationId = 0x50726d74;

/**
 * What calls are summed by: each is a column of `call`, but for `all`, which has one sum for all calls. Workspaces
 * have no sums of their own: they are those of `all`. Prompts are the last, see `write/rollup.ts`.
 */
export const dimensions = ['all', 'model', 'provider', 'task', 'user', 'source', 'prompt'] as const;

export type Dimension = (typeof dimensions)[number];

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
