import type { Database } from 'better-sqlite3';
import { type Call, unknownCall } from '../call';
import { isDamage } from '../file/code';
import { withCopy } from '../file/copy';
import type { Driver } from '../file/driver';
import { gatherCalls } from '../file/gather';
import { mendSchema } from '../file/mend';
import { writeHead } from '../file/newHead';
import { hasSchema, versionOf } from '../file/whole';
import type { CallText } from '../text';
import { everyVerdict, keepVerdict } from '../verdict';
import type { Bookkeeper } from '../write/book';
import { refusal } from '../write/check';
import { type CallRow, callOf } from '../write/row';

/** Rows read, and kept, at once. */
const atOnce = 500;

/** No ledger has a row past it. */
const mostSeq = 2 ** 40;

/** What came of salvaging a damaged ledger. */
export interface Salvage {
  readonly calls: number;
  /** What was in it besides, as far as that is known, and could not be carried over; each in a few words. */
  readonly lost: readonly string[];
}

interface Into {
  readonly db: Database;
  readonly book: Bookkeeper;
}

/** What one reading of it came by. */
interface Found extends Salvage {
  /** It met no damage among the calls. */
  readonly isAll: boolean;
}

/**
 * Carries the calls of a damaged ledger, with their texts, and the verdicts of trials over into a new one. Where its
 * schema is damaged it is mended first, in a copy, or made anew for the calls alone. Where pages of calls are lost, those
 * that are whole are gathered from all over the file. Nothing is written to the damaged file. How far logs were imported
 * is not carried over: the next import reads them anew, and so makes up for what is missing.
 */
export function salvage(driver: Driver, damaged: string, into: Into): Salvage {
  let found: Found = { calls: 0, lost: [], isAll: false };
  function carry(file: string): void {
    const { calls, lost, isAll } = carryOver(driver, file, into);
    found = { calls: found.calls + calls, lost, isAll };
  }
  const isReadable = hasSchema(driver, damaged);
  if (isReadable) carry(damaged);
  if (found.isAll) return found;
  withCopy(damaged, copy => {
    if (!isReadable) {
      if (!mendSchema(driver, copy)) writeHead(driver, copy);
      carry(copy);
    }
    if (!found.isAll && gatherCalls(driver, copy)) carry(copy);
  });
  return found;
}

function carryOver(driver: Driver, damaged: string, { db: to, book }: Into): Found {
  const db = new driver(damaged, { readonly: true, fileMustExist: true });
  try {
    const found = carryCalls(db, book);
    return { ...found, lost: carryRest(db, to) };
  } finally {
    db.close();
  }
}

/** Calls that an earlier reading has carried over do not count again. */
function carryCalls(db: Database, book: Bookkeeper): Omit<Found, 'lost'> {
  let [found, isAll] = [0, true];
  try {
    const page = reader(db, () => {
      isAll = false;
    });
    const texts = textReader(db);
    for (let after = 0; after < mostSeq; ) {
      const rows = page(after);
      const last = rows.at(-1);
      if (!last) break;
      const calls = rows.map(callFrom).filter(it => refusal(it) === undefined);
      found += book.keep(calls, texts(rows)).added;
      after = last.seq;
    }
  } catch (error) {
    // Not even its schema can be read, or its end cannot: what was found before is kept.
    if (!isDamage(error)) throw error;
    isAll = false;
  }
  return { calls: found, isAll };
}

/** Carries verdicts over; returns what of all but the calls could not be. */
function carryRest(db: Database, to: Database): readonly string[] {
  const rest = ['kept texts', 'verdicts of trials', oldSums];
  try {
    // A head that was made anew has taken no step.
    if (versionOf(db) === 0) return rest;
  } catch (error) {
    if (isDamage(error)) return rest;
    throw error;
  }
  const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck();
  const lost: string[] = [];
  try {
    if (isThere.get('verdict')) for (const verdict of everyVerdict(db)) keepVerdict(to, verdict);
  } catch (error) {
    if (!isDamage(error)) throw error;
    lost.push('some verdicts of trials');
  }
  try {
    if (isThere.get('droppedCall') && db.prepare('SELECT 1 FROM droppedCall LIMIT 1').get())
      lost.push(oldSums);
  } catch (error) {
    if (!isDamage(error)) throw error;
    lost.push(oldSums);
  }
  return lost;
}

const oldSums = 'sums of calls that were dropped by age';

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

/**
 * Makes what reads the rows that follow, fewer at a time where it meets damage, and past it where there is no way through.
 * @param onDamage told of damage whenever it is met
 */
function reader(db: Database, onDamage: () => void): (after: number) => readonly Salvaged[] {
  const next = db.prepare<[number, number], Salvaged>(
    'SELECT * FROM call WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const readable = (after: number, limit: number) => {
    try {
      return next.all(after, limit);
    } catch (error) {
      if (!isDamage(error)) throw error;
      onDamage();
      return undefined;
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
