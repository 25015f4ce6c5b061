import type { Database } from 'better-sqlite3';

/**
 * Raised with each change of a table: a file of another version is emptied, for it holds nothing that cannot be asked
 * again.
 */
const version = 2;

const tables = `
  CREATE TABLE answers (
    key TEXT PRIMARY KEY,
    bucket TEXT NOT NULL,
    sign TEXT NOT NULL,
    ask TEXT NOT NULL,
    model TEXT NOT NULL,
    workspace TEXT NOT NULL,
    prompt TEXT NOT NULL,
    callId TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body BLOB NOT NULL,
    used INTEGER NOT NULL,
    hits INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answersByUse ON answers (used, bytes);
  CREATE INDEX answersByAge ON answers (at);
  CREATE INDEX answersByQuestion ON answers (bucket, sign) WHERE bucket != '';
  CREATE TABLE served (callId TEXT PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX servedByKey ON served (key);
  CREATE INDEX servedByAge ON served (at);
`;

/** Makes the tables, where they are not there. */
export function prepare(db: Database): void {
  db.pragma('journal_mode = WAL');
  // What is lost in a power cut is asked again.
  db.pragma('synchronous = NORMAL');
  // It holds what was asked and answered: what is thrown out is overwritten.
  db.pragma('secure_delete = ON');
  if (db.pragma('user_version', { simple: true }) === version) return;
  db.transaction(() => {
    if (db.pragma('user_version', { simple: true }) === version) return;
    db.exec('DROP TABLE IF EXISTS answers; DROP TABLE IF EXISTS served;');
    db.exec(tables);
    db.pragma(`user_version = ${version}`);
  }).immediate();
}
