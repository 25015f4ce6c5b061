import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Driver } from '../ledger';
import { type Chosen, type Kept, sizeOf } from './kept';
import { prepare } from './schema';

/** Milliseconds to wait for another process. The editor may wait with us, and a miss costs less than a pause. */
const busyTimeoutMs = 50;
/** The same where the user wants something thrown out. */
const forgetTimeoutMs = 2000;
/** Calls of which it is remembered which answer they were given: the newest; up to twice as many in between. */
const mostServed = 2000;

/** Answers in a SQLite file, those used last, up to a number of bytes. Each function throws what SQLite throws. */
export interface DiskLevel {
  find(key: string): Kept | undefined;
  /** Counts a use. */
  use(key: string, now: number): void;
  /** Whether another process has changed the file since this was asked last. */
  changedElsewhere(): boolean;
  alike(bucket: string, sign: string): readonly Kept[];
  keep(kept: Kept, mostBytes: number): void;
  forget(chosen: Chosen): readonly string[];
  /** Notes which answer a call was given. */
  serve(callId: string, key: string, now: number): void;
  /** The key of the answer that a call was given, or whose answer it was itself. */
  keyOf(callId: string): string | undefined;
  readonly held: Held;
  readonly models: readonly KeptModel[];
  close(): void;
}

export interface KeptModel {
  readonly model: string;
  readonly answers: number;
}

export interface Held {
  readonly answers: number;
  readonly bytes: number;
  /** How often these answers were given again. */
  readonly hits: number;
  /** Milliseconds since the epoch; null where there is none. */
  readonly oldestAt: number | null;
}

/** Opens `file`, made new where there is none, for its user alone to read. Throws what SQLite or the disk throws. */
export function openDisk(driver: Driver, file: string): DiskLevel {
  mkdirSync(dirname(file), { recursive: true });
  const db = new driver(file, { timeout: busyTimeoutMs });
  try {
    chmodSync(file, 0o600);
    prepare(db);
    return diskLevel(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function diskLevel(db: Database): DiskLevel {
  const find = db.prepare<[string], Kept>('SELECT * FROM answers WHERE key = ?');
  const use = db.prepare('UPDATE answers SET used = ?, hits = hits + 1 WHERE key = ?');
  const alike = db.prepare<[string, string], Kept>(
    'SELECT * FROM answers WHERE bucket = ? AND sign = ? ORDER BY at DESC LIMIT 20',
  );
  const keep = db.prepare(
    `INSERT OR REPLACE INTO answers (key, bucket, sign, ask, model, workspace, prompt, callId, at, type, body, used, bytes)
     VALUES (@key, @bucket, @sign, @ask, @model, @workspace, @prompt, @callId, @at, @type, @body, @at, @bytes)`,
  );
  const sum = db.prepare<[], number>('SELECT coalesce(sum(bytes), 0) FROM answers').pluck();
  const leastUsed = db.prepare<[], { key: string; bytes: number }>(
    'SELECT key, bytes FROM answers ORDER BY used LIMIT 50',
  );
  const remove = db.prepare('DELETE FROM answers WHERE key = ?');
  const unserve = db.prepare('DELETE FROM served WHERE key = ?');
  const serve = db.prepare('INSERT OR REPLACE INTO served (callId, key, at) VALUES (?, ?, ?)');
  const forgetServed = db.prepare(
    `DELETE FROM served WHERE at < (SELECT at FROM served ORDER BY at DESC LIMIT 1 OFFSET ${mostServed})`,
  );
  let served = 0;
  // Counted again before anything goes, for other processes write too.
  let bytes = sum.get() ?? 0;
  let dataVersion = db.pragma('data_version', { simple: true });

  function drop(key: string): void {
    remove.run(key);
    unserve.run(key);
  }

  function makeRoom(mostBytes: number): void {
    bytes = sum.get() ?? 0;
    while (bytes > mostBytes) {
      const least = leastUsed.all();
      if (least.length === 0) return;
      for (const { key, bytes: freed } of least) {
        if (bytes <= mostBytes) return;
        drop(key);
        bytes -= freed;
      }
    }
  }

  const forget = db.transaction((chosen: Chosen) => {
    const { where, values } = conditions(chosen);
    const keys = db.prepare<unknown[], string>(`SELECT key FROM answers${where}`).pluck().all(values);
    for (const key of keys) drop(key);
    return keys;
  });

  return {
    find: key => find.get(key),
    use: (key, now) => void use.run(now, key),
    changedElsewhere() {
      const seen = dataVersion;
      dataVersion = db.pragma('data_version', { simple: true });
      return dataVersion !== seen;
    },
    alike: (bucket, sign) => alike.all(bucket, sign),
    keep: db.transaction((kept: Kept, mostBytes: number) => {
      const size = sizeOf(kept);
      keep.run({ ...kept, bytes: size });
      bytes += size;
      if (bytes > mostBytes) makeRoom(mostBytes);
    }),
    forget(chosen) {
      db.pragma(`busy_timeout = ${forgetTimeoutMs}`);
      try {
        return forget.immediate(chosen);
      } finally {
        db.pragma(`busy_timeout = ${busyTimeoutMs}`);
      }
    },
    serve(callId, key, now) {
      serve.run(callId, key, now);
      if (++served % mostServed === 0) forgetServed.run();
    },
    keyOf(callId) {
      return db
        .prepare<[string, string], string>(
          'SELECT key FROM served WHERE callId = ? UNION ALL SELECT key FROM answers WHERE callId = ?',
        )
        .pluck()
        .get(callId, callId);
    },
    get held() {
      return db
        .prepare<[], Held>(
          'SELECT count(*) AS answers, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(hits), 0) AS hits, min(at) AS oldestAt FROM answers',
        )
        .get()!;
    },
    get models() {
      return db
        .prepare<[], KeptModel>(
          'SELECT model, count(*) AS answers FROM answers GROUP BY model ORDER BY answers DESC, model',
        )
        .all();
    },
    close: () => db.close(),
  };
}

function conditions(chosen: Chosen): { readonly where: string; readonly values: Record<string, unknown> } {
  const { before, ...named } = chosen;
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const parts = given.map(([name]) => `${name} = @${name}`);
  if (before !== undefined) parts.push('at < @before');
  return {
    where: parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '',
    values: { ...Object.fromEntries(given), ...(before !== undefined && { before }) },
  };
}
