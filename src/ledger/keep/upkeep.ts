import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { emptyLog, overwriting } from '../file/overwrite';
import type { Selection, Wanted } from '../selection';
import type { Store } from '../store';
import { backUp } from './backup';
import { type Erased, eraseDay, toErase } from './erase';
import { type ExportFormat, exportText } from './export';
import type { BackupFacts, Restored } from './restore';
import { dropSome, dropSomeTexts } from './retain';
import { type Verdict, verify } from './verify';

/** Milliseconds between two transactions of long work, in which other windows get their turn. */
const pauseMs = 5;

/** What keeps the ledger whole, and what takes something out of it. Paths are absolute. */
export interface Upkeep {
  /** Copies the ledger, as of one moment, to a file that must not exist. */
  backUp(to: string): Promise<void>;
  /** What the backup at `from` holds; rejects with a sentence when it could not be restored. */
  inspectBackup(from: string): Promise<BackupFacts>;
  /** Puts a backup in the ledger's place; the ledger that was there is kept beside it. */
  restore(from: string): Promise<Restored>;
  /** Looks through the whole file, and adds up every day again. */
  check(): Promise<Verdict>;
  /** What `erase` would delete. */
  toErase(selection: Selection): Promise<Erased>;
  /** Deletes calls and their sums, a day at a time. */
  erase(selection: Selection): Promise<Erased>;
  /** Deletes the rows of calls before the last `days` local days; their sums stay. Resolves to how many there were. */
  dropOlder(days: number): Promise<number>;
  /**
   * Deletes the texts of calls before the last `days` local days, all texts for 0; the calls stay. Resolves to how many
   * there were.
   */
  dropTexts(days: number): Promise<number>;
  /**
   * Writes the calls, never their texts, to a file, which takes the place of one that is there. Resolves to how many
   * there were.
   */
  exportTo(to: string, wanted: Wanted, format: ExportFormat): Promise<number>;
}

/** Upkeep of a store, in pieces between which its thread does other work. */
export function upkeepOf(store: Store, now: () => number): Upkeep {
  /** Deletes what is of before the last `days` local days, a part at a time. */
  async function dropBefore(days: number, some: (db: Database, cut: number) => number): Promise<number> {
    const today = new Date(now());
    const cut =
      days === 0
        ? Number.MAX_SAFE_INTEGER
        : new Date(today.getFullYear(), today.getMonth(), today.getDate() - (days - 1)).getTime();
    for (let total = 0; ; await sleep(pauseMs)) {
      const dropped = store.write(db => overwriting(db, () => some(db, cut)));
      if (dropped === 0) {
        if (total > 0) store.write(emptyLog);
        return total;
      }
      total += dropped;
    }
  }

  return {
    backUp: to => store.read(db => backUp(db, to)),
    inspectBackup: async from => store.inspect(from),
    restore: async from => store.restore(from),
    check: async () => store.read(verify),
    toErase: async selection => store.read(db => factsOf(toErase(db, selection))),
    async erase(selection) {
      const found = store.read(db => toErase(db, selection));
      for (const day of found.dayNames) {
        store.write(db => overwriting(db, () => eraseDay(db, day, selection.workspace)));
        await sleep(pauseMs);
      }
      store.write(emptyLog);
      return factsOf(found);
    },
    dropOlder: days => dropBefore(days, dropSome),
    dropTexts: days => dropBefore(days, dropSomeTexts),
    async exportTo(to, wanted, format) {
      const partial = `${to}.partial`;
      const sink = openSync(partial, 'w', 0o600);
      let calls = 0;
      try {
        for (const piece of store.read(db => exportText(db, wanted, format))) {
          writeSync(sink, piece.text);
          calls += piece.calls;
          await sleep(0);
        }
        closeSync(sink);
        renameSync(partial, to);
        return calls;
      } catch (error) {
        rmSync(partial, { force: true });
        throw error;
      }
    },
  };
}

const factsOf = ({ rows, days, costNano }: Erased): Erased => ({ rows, days, costNano });
