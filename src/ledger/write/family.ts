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

interface Relatives {
  readonly lower: readonly KeptRow[];
  readonly isOutranked: boolean;
}

const none: Relatives = { lower: [], isOutranked: false };

/**
 * Makes what finds the kept calls of an id's family that have another rank than it, for ids that are kept one after the
 * other in the transaction under way: most are the first of their family, and that is asked for all of them at once.
 */
export function relativesKeeper(db: Database): (ids: readonly string[]) => (id: string) => Relatives {
  // `}` follows `|`: the index on ids is read from the family's beginning to its end.
  const find = db.prepare<[string, string], KeptRow>('SELECT * FROM call WHERE id >= ? AND id < ?');
  const kept = db
    .prepare<[string], string>(
      `SELECT value FROM json_each(?)
       WHERE EXISTS (SELECT 1 FROM call WHERE id >= value AND id < rtrim(value, '|') || '}')`,
    )
    .pluck();
  return ids => {
    const seen = new Set<string>();
    const several = new Set<string>();
    for (const id of ids) {
      const family = familyOf(id);
      if (!family) continue;
      if (seen.has(family.begins)) several.add(family.begins);
      else seen.add(family.begins);
    }
    if (seen.size > 0) for (const begins of kept.all(JSON.stringify([...seen]))) several.add(begins);
    return id => {
      const family = several.size > 0 ? familyOf(id) : undefined;
      if (!family || !several.has(family.begins)) return none;
      const ranked = find
        .all(family.begins, `${family.begins.slice(0, -1)}}`)
        .map(row => ({ row, rank: familyOf(row.id)?.rank ?? family.rank }));
      return {
        lower: ranked.filter(it => it.rank < family.rank).map(it => it.row),
        isOutranked: ranked.some(it => it.rank > family.rank),
      };
    };
  };
}
