import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { isDamage } from './code';
import type { Driver } from './driver';
import { migrations } from './migrations';
import { migrate } from './schema';

/** A table, an index or a trigger, as a schema describes it. */
export interface Part {
  readonly rowid: number;
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
  /** What of it counts: of a table its columns, since how they came to be leaves traces in its text. */
  readonly form: string | null;
}

/**
 * Throws as SQLite does on meeting damage: a damaged page, or a table, an index or a trigger that is not as it was made.
 * A byte of the schema that is another one may be a column of another name, which SQLite takes for what was meant.
 */
export function checkWhole(driver: Driver, db: Database): void {
  checkPages(db);
  checkSchema(driver, db);
}

/** As `checkWhole`, of the pages alone. */
export function checkPages(db: Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw damage(String(found));
}

/** As `checkWhole`, of the schema alone. */
export function checkSchema(driver: Driver, db: Database): void {
  if (fingerprintOf(db) === newestFingerprint) return;
  const { version, parts } = db.transaction(() => ({ version: versionOf(db), parts: partsOf(db) }))();
  const there = new Map(parts.map(it => [`${it.type} ${it.name}`, it.form]));
  const wrong = partsMade(driver, version).find(it => there.get(`${it.type} ${it.name}`) !== it.form);
  if (wrong) throw damage(`${wrong.type} ${wrong.name} is not as it was made`);
}

/** Whether `checkWhole` finds nothing wrong in the file. Throws what is no damage. */
export const isWhole = (driver: Driver, file: string) => passes(driver, file, checkWhole);

/** Whether `checkSchema` finds nothing wrong in the file. Throws what is no damage. */
export const hasSchema = (driver: Driver, file: string) => passes(driver, file, checkSchema);

function passes(driver: Driver, file: string, check: typeof checkWhole): boolean {
  try {
    const db = new driver(file, { fileMustExist: true });
    try {
      check(driver, db);
      return true;
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/**
 * The fingerprint of a ledger that has taken all steps from the first on, by which most are known to be right at once.
 * The others, whose first steps an older build took, are compared part by part. `schema.test.ts` fails where a new step
 * has made it another one.
 */
export const newestFingerprint = '103c3e15cc786013';

/** A hash of all that a schema says, whatever the order it stands in. */
export function fingerprintOf(db: Database): string {
  const said = db
    .prepare<[], string>(
      "SELECT concat_ws(' ', type, name, tbl_name, sql) FROM sqlite_schema ORDER BY type, name",
    )
    .pluck()
    .all();
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16);
}

/** What a ledger holds that has taken so many steps. */
export function partsMade(driver: Driver, version: number): readonly Part[] {
  const db = new driver(':memory:');
  try {
    migrate(db, migrations.slice(0, version));
    return partsOf(db);
  } finally {
    db.close();
  }
}

export function partsOf(db: Database): readonly Part[] {
  return db
    .prepare<[], Part>(
      `SELECT rowid, type, name, tbl_name, sql, iif(type = 'table', (
         SELECT group_concat(concat_ws(' ', name, type, "notnull", dflt_value, pk), ', ') FROM pragma_table_xinfo(part.name)
       ), sql) AS form
       FROM sqlite_schema AS part ORDER BY rowid`,
    )
    .all();
}

/** Steps that the ledger says it has taken. */
export const versionOf = (db: Database) => Number(db.pragma('user_version', { simple: true }));

const damage = (message: string) => Object.assign(new Error(message), { code: 'SQLITE_CORRUPT' });
