import type { Database } from 'better-sqlite3';
import { idHash } from '../write/book';
import { goBackToLast } from '../write/recent';
import type { CallRow } from '../write/row';

/** Rows deleted in one transaction: about 10 ms. */
const atOnce = 500;

/**
 * Deletes rows of before `cut` (milliseconds since the epoch), a part of them: the sums stay, and so does a hash of
 * each id, so that no log brings a call in again. Returns how many it deleted; 0 when none are left.
 */
export function dropSome(db: Database, cut: number): number {
  const old = db
    .prepare<[number, number], Pick<CallRow, 'id'> & { seq: number }>(
      'SELECT seq, id FROM call WHERE at < ? ORDER BY at LIMIT ?',
    )
    .all(cut, atOnce);
  if (old.length === 0) return 0;
  const seqs = JSON.stringify(old.map(it => it.seq));
  const remember = db.prepare('INSERT OR IGNORE INTO droppedCall VALUES (?)');
  db.transaction(() => {
    for (const { id } of old) remember.run(idHash(id));
    for (const table of ['recentOutput', 'recentInput', 'call']) {
      db.prepare(`DELETE FROM ${table} WHERE seq IN (SELECT value FROM json_each(?))`).run(seqs);
    }
    db.prepare(goBackToLast).run();
  }).immediate();
  return old.length;
}

/** Deletes texts of calls before `cut`, a part of them; their calls stay. Returns how many; 0 when none are left. */
export function dropSomeTexts(db: Database, cut: number): number {
  return db
    .prepare('DELETE FROM callText WHERE seq IN (SELECT seq FROM callText WHERE at < ? ORDER BY at LIMIT ?)')
    .run(cut, atOnce).changes;
}
