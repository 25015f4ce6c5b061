import type { Database } from 'better-sqlite3';
import { isAlive } from '../alive';
import type { Call } from '../call';
import { lastDays } from '../day';
import { unsynced } from '../file/unsynced';
import { dailySpend, type SpendQuery } from '../read/dailySpend';
import { inTurn } from './turn';

/** What is set aside for a call that is to be made, so that no other takes its room under a budget. */
export interface Reservation extends Pick<Call, 'id' | 'workspace' | 'prompt' | 'task' | 'user' | 'model'> {
  /** What it may cost, in nano-dollars. */
  readonly nano: number;
  /**
   * Until when it holds whatever becomes of its process, in milliseconds since the epoch; without it while its process
   * lives, for `callMs` at most.
   */
  readonly until?: number | undefined;
}

/** A sum that some calls may cost. */
export interface Ceiling {
  /** Whose, and of which days. */
  readonly spend: SpendQuery & {
    readonly of?: { readonly dimension: 'model' | 'user' | 'task' | 'prompt' } | undefined;
  };
  /** The most that may be spent and set aside already, in nano-dollars. */
  readonly mostNano: number;
}

/** Whether a sum was set aside, and how each ceiling stood before, in nano-dollars. */
export interface Reserved {
  readonly taken: boolean;
  readonly standings: readonly { readonly spentNano: number; readonly reservedNano: number }[];
}

/** No call is expected to last longer: clients wait for minutes. One that does is not counted before it is recorded. */
const callMs = 3_600_000;

/**
 * Sets a sum aside where every ceiling has room for it. One step for all processes of the ledger: no two take the same
 * room. What was set aside before under the same id gives way. It need not outlive a power cut, in which its process
 * ends too, so it does not wait for the disk.
 */
export function reserve(
  db: Database,
  wish: Reservation,
  ceilings: readonly Ceiling[],
  now: number,
): Reserved {
  const work = inTurn(db, (): Reserved => {
    forgetLapsed(db, now);
    const standings = ceilings.map(({ spend }) => ({
      spentNano: sum(dailySpend(db, lastDays(now, spend.days), spend).map(it => it.costNano)),
      reservedNano: reservedUnder(db, spend, wish.id),
    }));
    const taken = standings.every(
      ({ spentNano, reservedNano }, index) => spentNano + reservedNano <= ceilings[index]!.mostNano,
    );
    if (taken) keep(db, wish, now);
    return { taken, standings };
  });
  return unsynced(db, work);
}

/**
 * Makes what gives free what was set aside for calls, in the transaction under way. Costs next to nothing where nothing
 * is.
 */
export function releaser(db: Database): (ids: readonly string[]) => void {
  const any = db.prepare('SELECT 1 FROM reserved LIMIT 1');
  const free = db.prepare<[string]>('DELETE FROM reserved WHERE id = ?');
  return ids => {
    if (any.get() === undefined) return;
    for (const id of ids) free.run(id);
  };
}

/** What nobody will record any more: its process has ended, or its time. */
function forgetLapsed(db: Database, now: number): void {
  const pids = db.prepare<[], number>('SELECT DISTINCT pid FROM reserved WHERE pid > 0').pluck().all();
  const dead = JSON.stringify(pids.filter(pid => !isAlive(pid)));
  db.prepare('DELETE FROM reserved WHERE until <= ? OR pid IN (SELECT value FROM json_each(?))').run(
    now,
    dead,
  );
}

function reservedUnder(db: Database, { workspace, of }: Ceiling['spend'], except: string): number {
  return db
    .prepare<unknown[], number>(
      `SELECT coalesce(sum(nano), 0) FROM reserved
       WHERE id <> @except AND (@workspace IS NULL OR workspace = @workspace)
         ${of ? `AND ${of.dimension} IN (SELECT value FROM json_each(@names))` : ''}`,
    )
    .pluck()
    .get({ except, workspace: workspace ?? null, names: JSON.stringify(of?.names ?? []) })!;
}

function keep(db: Database, { until, ...wish }: Reservation, now: number): void {
  const { id, workspace, prompt, task, user, model, nano } = wish;
  const lasting = until === undefined ? { pid: process.pid, until: now + callMs } : { pid: 0, until };
  db.prepare(
    `INSERT OR REPLACE INTO reserved (id, workspace, prompt, task, user, model, nano, pid, until)
     VALUES (@id, @workspace, @prompt, @task, @user, @model, @nano, @pid, @until)`,
  ).run({ id, workspace, prompt, task, user, model, nano, ...lasting });
}

const sum = (parts: readonly number[]) => parts.reduce((total, it) => total + it, 0);
