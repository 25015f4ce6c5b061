import type { Database } from 'better-sqlite3';
import type { CallRow } from './row';

/**
 * Logs may tell of one call under several ids. Such ids have three parts, `source|family|RANK…`, the last beginning
 * with a digit: of a family only the calls of the highest rank are kept.
 * @returns what the family's ids begin with, and this one's rank; `undefined` for any other id
 */
function familyOf(id: string): { readonly begins: string; readonly rank: number } | undefined {
  const found = /^([^|]+\|[^|]+\|)(\d)[^|]*$/.exec(id);
  return found ? { begins: found[1]!, rank: Number(found[2]) } : undefined;
}

export type KeptRow = CallRow & { readonly seq: number };

/** Makes what finds the kept calls of an id's family that have another rank than it. */
export function relativesKeeper(
  db: Database,
): (id: string) => { lower: readonly KeptRow[]; isOutranked: boolean } {
  // `}` follows `|`: the index on ids is read from the family's beginning to its end.
  const find = db.prepare<[string, string], KeptRow>('SELECT * FROM call WHERE id >= ? AND id < ?');
  return id => {
    const family = familyOf(id);
    if (!family) return { lower: [], isOutranked: false };
    const ranked = find
      .all(family.begins, `${family.begins.slice(0, -1)}}`)
      .map(row => ({ row, rank: familyOf(row.id)?.rank ?? family.rank }));
    return {
      lower: ranked.filter(it => it.rank < family.rank).map(it => it.row),
      isOutranked: ranked.some(it => it.rank > family.rank),
    };
  };
}
