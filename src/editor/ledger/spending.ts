import { type Disposable, EventEmitter } from 'vscode';
import type { Ledger, Row } from '../../ledger';
import type { Rooms } from '../rooms';
import { spendDays } from '../words/spent';
import type { Booking } from './booking';
import { followLedger } from './follow';

/** Milliseconds to gather changes of the ledger in. */
const rest = 500;

/**
 * What the calls of prompts cost, as last heard from the ledger. Asking never waits: the answer, and every later
 * change of it, comes with an event. Where the ledger cannot be read there are no figures, and the log says why.
 */
export class Spending implements Disposable {
  /** Of each workspace that was asked for, the rows of all its prompts. */
  readonly #workspaces = new Map<string, ReadonlyMap<string, Row>>();
  readonly #rows = new Map<string, { readonly booking: Booking; row?: Row }>();
  readonly #changed = new EventEmitter<void>();
  readonly #follower;
  #today: Row | undefined;
  /** Some figure is a new one. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log'>) {
    this.#follower = followLedger(rooms, rest, ledger => this.#refresh(ledger));
  }

  /** All calls of today, of every workspace. */
  get today(): Row | undefined {
    return this.#today;
  }

  /** The prompt's calls of the last 30 days; `undefined` until the ledger has answered. */
  of(booking: Booking): Row | undefined {
    const key = JSON.stringify(booking);
    const known = this.#rows.get(key);
    if (known) return known.row;
    this.#rows.set(key, { booking });
    void this.#follower.ask(async ledger => {
      const row = await rowOf(ledger, booking);
      this.#rows.set(key, { booking, row });
      if (row.calls > 0) this.#changed.fire();
    });
    return undefined;
  }

  /** All prompts of a workspace folder that were called in the last 30 days, by what their calls are booked on. */
  within(workspace: string): ReadonlyMap<string, Row> {
    const known = this.#workspaces.get(workspace);
    if (known) return known;
    this.#workspaces.set(workspace, new Map());
    void this.#follower.ask(async ledger => {
      const rows = await rowsOf(ledger, workspace);
      this.#workspaces.set(workspace, rows);
      if (rows.size > 0) this.#changed.fire();
    });
    return new Map();
  }

  dispose(): void {
    this.#follower.dispose();
    this.#changed.dispose();
  }

  async #refresh(ledger: Ledger): Promise<void> {
    const asked = [...this.#rows].map(async ([key, { booking }]) => {
      return [key, { booking, row: await rowOf(ledger, booking) }] as const;
    });
    for (const [key, entry] of await Promise.all(asked)) this.#rows.set(key, entry);
    for (const workspace of this.#workspaces.keys())
      this.#workspaces.set(workspace, await rowsOf(ledger, workspace));
    this.#today = (await ledger.report({ days: 1 })).totals;
    this.#changed.fire();
  }
}

function rowOf(ledger: Ledger, { workspace, prompt }: Booking): Promise<Row> {
  return ledger.spentOn(workspace, prompt, spendDays);
}

async function rowsOf(ledger: Ledger, workspace: string): Promise<ReadonlyMap<string, Row>> {
  const { byPrompt } = await ledger.report({ workspace, days: spendDays });
  return new Map(byPrompt.filter(it => it.prompt !== '').map(it => [it.prompt, it]));
}
