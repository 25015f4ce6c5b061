import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Call } from '../call';
import { unsynced } from '../file/unsynced';
import type { CallText } from '../text';
import { type KeptRow, relativesKeeper } from './family';
import { hourlyKeeper } from './hourly';
import { inserter } from './insert';
import { type Marks, markKeeper } from './marks';
import { promptTextKeeper } from './promptText';
import { recentKeeper } from './recent';
import { releaser } from './reserve';
import { rollupKeeper } from './rollup';
import { type CallRow, columns, rowOf, tokensOf } from './row';
import { textKeeper } from './text';
import { inTurn } from './turn';

/** What became of calls that were to be imported. */
export interface Imported {
  /** Kept for the first time. */
  readonly added: number;
  /** Were there with fewer tokens, as a stream's first lines are; now they are there whole. */
  readonly replaced: number;
  /** Were there already. */
  readonly known: number;
}

/** Writes calls; each function keeps all it is given in one transaction, or nothing of it. */
export interface Bookkeeper {
  /** A call whose id is already kept changes nothing. `texts` are of calls among them. */
  keep(calls: readonly Call[], texts?: readonly CallText[]): Imported;
  /**
   * As `keep`, but a call that has more tokens than the one kept under its id takes its place, and so does one of a
   * higher rank in its family (see `familyOf`). Keeps the marks of the logs they were read from too. Does not wait
   * while another process writes, but throws as SQLite does: recorded calls come first. Nor does it wait for the disk.
   */
  keepLarger(calls: readonly Call[], marks?: Marks): Imported;
}

const updateCall = `
  UPDATE call SET ${columns.map(column => `${column} = @${column}`).join(', ')} WHERE seq = @seq`;

/** Makes the writer of calls and their sums. */
export function bookkeeper(db: Database): Bookkeeper {
  const insert = inserter(db);
  const update = db.prepare(updateCall);
  const find = db.prepare<[string], KeptRow>('SELECT * FROM call WHERE id = ?');
  const answered = db.prepare<[string]>(
    "SELECT 1 FROM call WHERE requestHash = ? AND requestHash <> '' AND status = 'ok' LIMIT 1",
  );
  const anyDropped = db.prepare('SELECT 1 FROM droppedCall LIMIT 1');
  const dropped = db.prepare<[bigint]>('SELECT 1 FROM droppedCall WHERE hash = ?');

  const [rollup, hourly] = [rollupKeeper(db), hourlyKeeper(db)];
  const keepPromptText = promptTextKeeper(db);
  const recent = recentKeeper(db);
  const remove = db.prepare<[number]>('DELETE FROM call WHERE seq = ?');
  const relativesAmong = relativesKeeper(db);
  const keepMarks = markKeeper(db);
  const keepTexts = textKeeper(db);
  const release = releaser(db);

  function sum(row: CallRow, sign: 1 | -1): void {
    rollup.add(row, sign);
    hourly.add(row, sign);
    keepPromptText(row, sign);
  }

  function book(
    calls: readonly Call[],
    replaces: boolean,
    {
      marks,
      texts,
    }: { readonly marks?: Marks | undefined; readonly texts?: readonly CallText[] | undefined },
  ): Imported {
    // Of a transaction that failed.
    rollup.clear();
    hourly.begin();
    const relatives = replaces ? relativesAmong(calls.map(it => it.id)) : undefined;
    const mayBeDropped = anyDropped.get() !== undefined;
    let [added, replaced] = [0, 0];
    for (const call of calls) {
      if (mayBeDropped && dropped.get(idHash(call.id))) continue;
      const { lower, isOutranked } = relatives?.(call.id) ?? noRelatives;
      if (isOutranked) continue;
      for (const old of lower) {
        remove.run(old.seq);
        sum(old, -1);
        recent.forget(old, old.seq);
      }
      const isRepeated = call.requestHash !== '' && call.status === 'ok' && answered.get(call.requestHash);
      const row = rowOf(call);
      if (isRepeated) row.repeated = 1;
      if (insert(row)) {
        if (lower.length > 0) replaced++;
        else added++;
        sum(row, 1);
        continue;
      }
      const old = replaces ? find.get(call.id) : undefined;
      if (!old || tokensOf(row) <= tokensOf(old)) continue;
      replaced++;
      const larger = { ...row, repeated: old.repeated };
      update.run({ ...larger, seq: old.seq });
      sum(old, -1);
      sum(larger, 1);
      recent.renew(old, old.seq);
    }
    rollup.flush();
    hourly.flush();
    if (marks) keepMarks(marks);
    if (texts) keepTexts(texts);
    // What is imported was made elsewhere.
    if (!replaces) release(calls.map(it => it.id));
    return { added, replaced, known: calls.length - added - replaced };
  }

  const keepInTurn = inTurn(db, book);
  const keepAtOnce = db.transaction(book).immediate;
  return {
    keep: (calls, texts) => keepInTurn(calls, false, { texts }),
    // A log is there to be read again after a power cut, and its mark would be lost with its calls.
    keepLarger: (calls, marks) => unsynced(db, () => keepAtOnce(calls, true, { marks })),
  };
}

const noRelatives = { lower: [], isOutranked: false };

/** What a dropped call's id is remembered by: 64 bits of its SHA-256. */
export function idHash(id: string): bigint {
  return createHash('sha256').update(id).digest().readBigInt64BE();
}
