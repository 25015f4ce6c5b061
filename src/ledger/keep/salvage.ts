import type { Database } from 'better-sqlite3';
import { type Call, unknownCall } from '../call';
import { isDamage } from '../file/code';
import type { Driver } from '../file/driver';
import type { CallText } from '../text';
import type { Bookkeeper } from '../write/book';
import { refusal } from '../write/check';
import { type CallRow, callOf } from '../write/row';

/** Rows read, and kept, at once. */
const atOnce = 500;

/** No ledger has a row past it. */
const mostSeq = 2 ** 40;

/**
 * Carries the calls of a damaged ledger, with their texts, over into a new one, as far as SQLite can read them: where a page is damaged,
 * reading goes on at the next one that is whole. Returns how many calls were found; nothing is written to the damaged file.
 */
export function salvage(driver: Driver, damaged: string, book: Bookkeeper): number {
  let found = 0;
  let db: Database | undefined;
  try {
    db = new driver(damaged, { readonly: true, fileMustExist: true });
    const page = reader(db);
    const texts = textReader(db);
    for (let after = 0; after < mostSeq; ) {
      const rows = page(after);
      const last = rows.at(-1);
      if (!last) break;
      const calls = rows.map(callFrom).filter(it => refusal(it) === undefined);
      book.keep(calls, texts(rows));
      found += calls.length;
      after = last.seq;
    }
  } catch (error) {
    // Not even its schema can be read, or its end cannot: what was found before is kept.
    if (!isDamage(error)) throw error;
  } finally {
    db?.close();
  }
  return found;
}

type Salvaged = Readonly<Record<string, unknown>> & { readonly seq: number };

/** Makes what reads the texts of rows; a build that kept none has none, and what cannot be read is left behind. */
function textReader(db: Database): (rows: readonly Salvaged[]) => readonly CallText[] {
  try {
    const find = db.prepare<[number], { messages: string; placeholders: string | null; answer: string }>(
      'SELECT messages, placeholders, answer FROM callText WHERE seq = ?',
    );
    return rows =>
      rows.flatMap(({ seq, id }) => {
        try {
          const found = find.get(seq);
          if (!found) return [];
          const values = found.placeholders === null ? null : JSON.parse(found.placeholders);
          return [{ id: String(id), messages: JSON.parse(found.messages), values, answer: found.answer }];
        } catch {
          return [];
        }
      });
  } catch {
    return () => [];
  }
}

/** Makes what reads the rows that follow, fewer at a time where it meets damage, and past it where there is no way through. */
function reader(db: Database): (after: number) => readonly Salvaged[] {
  const next = db.prepare<[number, number], Salvaged>(
    'SELECT * FROM call WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const readable = (after: number, limit: number) => {
    try {
      return next.all(after, limit);
    } catch (error) {
      if (isDamage(error)) return undefined;
      throw error;
    }
  };
  return after => {
    for (let limit = atOnce; limit >= 1; limit = Math.floor(limit / 5)) {
      const rows = readable(after, limit);
      if (rows) return rows;
    }
    // Steps that double until they are past the damage, then back to its edge by halves.
    let [damaged, step] = [after, 1];
    while (damaged + step < mostSeq && !readable(damaged + step, 1)) {
      damaged += step;
      step *= 2;
    }
    let whole = damaged + step;
    while (whole - damaged > 1) {
      const middle = Math.floor((damaged + whole) / 2);
      if (readable(middle, 1)) whole = middle;
      else damaged = middle;
    }
    return readable(whole, 1) ?? [];
  };
}

/** The call in a row of any version: what its version did not keep is unknown. */
function callFrom(row: Salvaged): Call {
  const { attempts, costNano, savedNano } = row as unknown as {
    attempts?: number;
    costNano: number | null;
    savedNano: number;
  };
  const older =
    attempts === undefined
      ? {}
      : {
          attempt: attempts,
          listNano: costNano === null ? null : costNano + savedNano,
        };
  const stored = { ...unknownCall, tags: '[]', batch: 0, overhead: 0, aggregate: 0, ...older, ...row };
  const {
    seq,
    day,
    repeated,
    attempts: _,
    ...kept
  } = stored as unknown as CallRow & { seq: number; attempts?: number };
  return callOf(kept);
}
