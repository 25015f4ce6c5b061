import { linkSync } from 'node:fs';
import { codeOf } from './code';
import { withCopy } from './copy';
import type { Driver } from './driver';
import { hasSchema, isWhole, type Part, partsMade, partsOf, versionOf } from './whole';

/**
 * Writes what is wrong in the schema of a ledger's copy anew, as the steps of its version make it: each part in the
 * place of the one of its name, and those whose names are lost in the places that are left, in their order.
 * @returns whether the schema can be relied on then
 */
export function mendSchema(driver: Driver, copy: string): boolean {
  try {
    const db = new driver(copy);
    try {
      // SQLite then reads past what it cannot parse, and takes what is written into its schema.
      db.unsafeMode();
      db.pragma('writable_schema = ON');
      const left = [...partsOf(db)];
      const update = db.prepare<Part>(
        'UPDATE sqlite_schema SET type = @type, name = @name, tbl_name = @tbl_name, sql = @sql WHERE rowid = @rowid',
      );
      const put = (part: Part, isPlace: (place: Part) => boolean) => {
        const at = left.findIndex(isPlace);
        const [place] = at < 0 ? [] : left.splice(at, 1);
        if (place && place.form !== part.form) update.run({ ...part, rowid: place.rowid });
        return place !== undefined;
      };
      const nameless = partsMade(driver, versionOf(db)).filter(
        part => !put(part, it => it.type === part.type && it.name === part.name),
      );
      for (const part of nameless) put(part, it => it.type === part.type);
    } finally {
      db.close();
    }
  } catch (error) {
    // What SQLite refuses to do with it may have any code.
    if (codeOf(error).startsWith('SQLITE_')) return false;
    throw error;
  }
  return hasSchema(driver, copy);
}

/**
 * Puts a copy of the ledger that was set aside in its place, with its schema mended, where that is all that was wrong.
 * @returns false, with nothing done, where it was not, where another process has begun a new ledger meanwhile, and where
 * the disk gives no file a second name
 */
export function replaceMended(driver: Driver, aside: string, file: string): boolean {
  if (hasSchema(driver, aside)) return false;
  const isPlaced = withCopy(aside, copy => {
    if (!mendSchema(driver, copy) || !isWhole(driver, copy)) return false;
    try {
      // Unlike renaming it never takes the place of a file.
      linkSync(copy, file);
      return true;
    } catch {
      return false;
    }
  });
  return isPlaced === true;
}
