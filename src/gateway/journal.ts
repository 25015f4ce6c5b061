import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Call, Ledger } from '../ledger';

/**
 * Milliseconds between two looks at what is under way, and for which calls are counted at one: the others wait for the
 * next. A call is noted as soon as may be, and then ever less often.
 */
const [lookMs, countMs] = [50, 2];

/** Looks between two notes of a call, at most. */
const mostRest = 160;

/** Bytes from which on the file is written anew, with what is under way alone. */
const mostBytes = 2_000_000;

/**
 * Calls that are not in the ledger yet, noted in a file so that what they cost is not lost with a gateway that is killed:
 * those under way as far as they have come, and each that is over at once, whenever the ledger takes it. What is written
 * outlives the process, not the machine.
 */
export interface Journal {
  /** @param row what would be booked if nothing more came; asked again and again. Holds no word of the call. */
  begin(id: string, row: () => Call): void;
  /** Calls are over, and these are their rows. */
  over(rows: readonly Call[]): void;
  /** Calls are in the ledger. */
  end(ids: readonly string[]): void;
  close(): void;
}

interface Noted {
  /** Absent once the call is over. */
  row?: (() => Call) | undefined;
  /** Looks until it is noted again, and how many that were last time. */
  rest: number;
  lastRest: number;
  /** What was noted last. */
  line: string;
}

/** Where the gateways of a ledger keep their journals, each its own. */
const nameOf = (ledgerFile: string, owner: string) => `${basename(ledgerFile)}.underway-${owner}`;

export function openJournal(ledgerFile: string): Journal {
  const file = join(dirname(ledgerFile), nameOf(ledgerFile, `${process.pid}-${threadId}`));
  const noted = new Map<string, Noted>();
  let [bytes, most] = [0, mostBytes];
  let looking: NodeJS.Timeout | undefined;

  /** Takes some microseconds, so that nothing is lost while it is waited for. */
  function write(lines: string): void {
    try {
      if (bytes > most) writeAnew();
      else append(lines);
    } catch {
      // A note that cannot be written is no reason to stop a call.
    }
  }

  function append(lines: string): void {
    appendFileSync(file, lines);
    bytes += lines.length;
  }

  function writeAnew(): void {
    const lines = [...noted.values()].map(it => it.line).join('');
    writeFileSync(`${file}.new`, lines);
    renameSync(`${file}.new`, file);
    bytes = lines.length;
    most = Math.max(mostBytes, 2 * bytes);
  }

  function look(): void {
    looking = undefined;
    const started = performance.now();
    const due = [...noted.values()].filter(it => it.row && it.rest-- <= 0);
    const lines: string[] = [];
    for (const call of due.sort((a, b) => Number(a.line !== '') - Number(b.line !== ''))) {
      if (performance.now() - started > countMs) break;
      call.line = lineOf(call.row!());
      call.lastRest = Math.min(mostRest, call.lastRest * 2 + 1);
      call.rest = call.lastRest;
      lines.push(call.line);
    }
    if (lines.length > 0) write(lines.join(''));
    lookLater();
  }

  function lookLater(): void {
    if (noted.size > 0) looking ??= setTimeout(look, lookMs).unref();
  }

  return {
    begin(id, row) {
      noted.set(id, { row, rest: 0, lastRest: 0, line: '' });
      lookLater();
    },
    over(rows) {
      const lines = rows.map(lineOf);
      for (const [index, { id }] of rows.entries()) {
        const note = noted.get(id);
        const line = lines[index]!;
        if (note) {
          // Let go of here, and not with the entry: V8's maps keep what was in them when they last grew.
          note.row = undefined;
          note.line = line;
        } else noted.set(id, { rest: 0, lastRest: 0, line });
      }
      write(lines.join(''));
    },
    end(ids) {
      for (const id of ids) noted.delete(id);
      // Nothing under way is nothing to note.
      if (noted.size === 0) clear();
      else write(ids.map(ended => `${JSON.stringify({ ended })}\n`).join(''));
    },
    close() {
      clearTimeout(looking);
      clear();
    },
  };

  function clear(): void {
    rmSync(file, { force: true });
    bytes = 0;
  }
}

const lineOf = (row: Call) => `${JSON.stringify(row)}\n`;

/** Books what gateways had under way that were killed, and clears their journals away. Rejects when it cannot be booked. */
export async function recoverJournals(ledgerFile: string, { record }: Pick<Ledger, 'record'>): Promise<void> {
  const folder = dirname(ledgerFile);
  const prefix = nameOf(ledgerFile, '');
  const names = (await readdir(folder)).filter(it => it.startsWith(prefix));
  for (const name of names) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (isAlive(pid)) continue;
    const file = join(folder, name);
    const rows = underwayIn(await readFile(file, 'utf8'));
    // One that was kept before the end was noted is known by its id, and not booked again.
    if (rows.length > 0) await record(rows);
    await rm(file, { force: true });
  }
}

/** The last note of each call that has not ended. The last line may be broken off. */
function underwayIn(text: string): readonly Call[] {
  const rows = new Map<string, Call>();
  for (const line of text.split('\n')) {
    try {
      const note = JSON.parse(line) as Call | { readonly ended: string };
      if ('ended' in note) rows.delete(note.ended);
      else rows.set(note.id, note);
    } catch {
      // Killed while it wrote: the note before holds.
    }
  }
  return [...rows.values()];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
