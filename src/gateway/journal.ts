import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Call, Ledger } from '../ledger';

/**
 * Milliseconds between two looks at what is under way, and for which calls are counted at one: the others wait for the
 * next. A call is noted as soon as may be, and then ever less often.
 */
const [lookMs, countMs] = [200, 5];

/** Looks between two notes of a call, at most. */
const mostRest = 40;

/** Calls that are under way, noted in a file so that what they cost is not lost with a gateway that is killed. */
export interface Journal {
  /** @param row what would be booked if nothing more came; asked again and again. Holds no word of the call. */
  begin(id: string, row: () => Call): void;
  /** The call is in the ledger. */
  end(id: string): void;
  close(): Promise<void>;
}

interface Underway {
  readonly row: () => Call;
  /** Looks until it is noted again, and how many that were last time. */
  rest: number;
  lastRest: number;
  isNoted: boolean;
}

/** Where the gateways of a ledger keep their journals, each its own. */
const nameOf = (ledgerFile: string, owner: string) => `${basename(ledgerFile)}.underway-${owner}`;

export function openJournal(ledgerFile: string): Journal {
  const file = join(dirname(ledgerFile), nameOf(ledgerFile, `${process.pid}-${threadId}`));
  const underway = new Map<string, Underway>();
  /** Writes one after the other; a note that cannot be written is no reason to stop a call. */
  let last: Promise<unknown> = Promise.resolve();
  const write = (lines: string) => {
    last = last.then(() => appendFile(file, lines)).catch(() => {});
  };
  const look = setInterval(() => {
    const lines: string[] = [];
    const started = performance.now();
    const due = [...underway.values()].filter(it => it.rest-- <= 0);
    for (const call of due.sort((a, b) => Number(a.isNoted) - Number(b.isNoted))) {
      if (performance.now() - started > countMs) break;
      lines.push(`${JSON.stringify(call.row())}\n`);
      call.isNoted = true;
      call.lastRest = Math.min(mostRest, call.lastRest * 2 + 1);
      call.rest = call.lastRest;
    }
    if (lines.length > 0) write(lines.join(''));
  }, lookMs);
  look.unref();
  return {
    begin: (id, row) => void underway.set(id, { row, rest: 0, lastRest: 0, isNoted: false }),
    end(id) {
      const wasNoted = underway.get(id)?.isNoted;
      underway.delete(id);
      if (!wasNoted) return;
      // Nothing under way is nothing to note.
      if (underway.size === 0) last = last.then(() => rm(file, { force: true })).catch(() => {});
      else write(`${JSON.stringify({ ended: id })}\n`);
    },
    async close() {
      clearInterval(look);
      await last;
      await rm(file, { force: true }).catch(() => {});
    },
  };
}

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
