import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { type Call, type CallText, isAlive, keylessText, type Ledger } from '../ledger';

/**
 * Milliseconds between two looks at what is under way, and for which calls are counted at one: the others wait for the
 * next. A call is noted as soon as may be, and then ever less often.
 */
const [lookMs, countMs] = [50, 2];

/** Looks between two notes of a call, at most. */
const mostRest = 160;

/** Nobody else reads it: it may hold the words of calls. */
const mode = 0o600;

/** Bytes from which on the file is written anew, with what is under way alone. */
const mostBytes = 2_000_000;

/**
 * Calls that are not in the ledger yet, noted in a file so that what they cost is not lost with a gateway that is
 * killed: those under way as far as they have come, and each that is over at once, whenever the ledger takes it, with
 * its words where its user lets them be kept. What is written outlives the process, not the machine.
 */
export interface Journal {
  /** @param row what would be booked if nothing more came; asked again and again. Holds no word of the call. */
  begin(id: string, row: () => Call): void;
  /** Calls are over, and these are their rows, with the words of those whose user lets them be kept. */
  over(rows: readonly Call[], texts?: readonly CallText[]): void;
  /** Calls are in the ledger. */
  end(ids: readonly string[]): void;
  /** Nothing more is noted; what is in no ledger by now stays, for the next gateway once this process has ended. */
  close(): void;
}

/** What is noted of a call. */
interface Note extends Call {
  /** Its words, keys masked; absent as a rule. */
  readonly words?: CallText | undefined;
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
    appendFileSync(file, lines, { mode });
    bytes += lines.length;
  }

  function writeAnew(): void {
    const lines = [...noted.values()].map(it => it.line).join('');
    writeFileSync(`${file}.new`, lines, { mode });
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
    over(rows, texts = []) {
      const words = new Map(texts.map(it => [it.id, keylessText(it)]));
      const lines = rows.map(it => lineOf({ ...it, words: words.get(it.id) }));
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
      for (const id of ids) {
        const note = noted.get(id);
        if (note) note.line = '';
        noted.delete(id);
      }
      // Nothing under way is nothing to note.
      if (noted.size === 0) clear();
      else write(ids.map(ended => `${JSON.stringify({ ended })}\n`).join(''));
    },
    close() {
      clearTimeout(looking);
      if (noted.size === 0) clear();
    },
  };

  function clear(): void {
    rmSync(file, { force: true });
    bytes = 0;
  }
}

const lineOf = (row: Note) => `${JSON.stringify(row)}\n`;

/**
 * Books what gateways had under way that were killed, and clears their journals away. Rejects when it cannot be booked.
 * @param keepsText whether the words of calls are kept now: what was noted while they were is left out where they are not
 */
export async function recoverJournals(
  ledgerFile: string,
  { record }: Pick<Ledger, 'record'>,
  keepsText: boolean,
): Promise<void> {
  const folder = dirname(ledgerFile);
  const prefix = nameOf(ledgerFile, '');
  const names = (await readdir(folder)).filter(it => it.startsWith(prefix));
  for (const name of names) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (isAlive(pid)) continue;
    const file = join(folder, name);
    const notes = underwayIn(await readFile(file, 'utf8'));
    const rows = notes.map(({ words: _, ...row }) => row);
    const texts = keepsText ? notes.flatMap(it => it.words ?? []) : [];
    // One that was kept before the end was noted is known by its id, and not booked again.
    if (rows.length > 0) await record(rows, texts);
    await rm(file, { force: true });
  }
}

/** The last note of each call that has not ended. The last line may be broken off. */
function underwayIn(text: string): readonly Note[] {
  const rows = new Map<string, Note>();
  for (const line of text.split('\n')) {
    try {
      const note = JSON.parse(line) as Note | { readonly ended: string };
      if ('ended' in note) rows.delete(note.ended);
      else rows.set(note.id, note);
    } catch {
      // Killed while it wrote: the note before holds.
    }
  }
  return [...rows.values()];
}
