import { type Disposable, EventEmitter } from 'vscode';
import type { Row } from '../../ledger';
import type { Rooms } from '../rooms';
import { spendDays } from '../words/cost';
import type { Booking } from './booking';

/** Milliseconds to gather changes of the ledger in: a run of many calls is one refresh. */
const rest = 500;

/**
 * What the calls of prompts cost, as last heard from the ledger. Asking never waits: the answer, and every later
 * change of it, comes with an event. Where the ledger cannot be read there are no figures, and the log says why.
 */
export class Spending implements Disposable {
  readonly #rooms: Pick<Rooms, 'ledger' | 'log'>;
  readonly #rows = new Map<string, { readonly booking: Booking; row?: Row }>();
  readonly #changed = new EventEmitter<void>();
  readonly #unlisten: () => void;
  #timer: NodeJS.Timeout | undefined;
  #today: Row | undefined;
  /** Some figure is a new one. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log'>) {
    this.#rooms = rooms;
    this.#unlisten = rooms.ledger.onChange(() => {
      this.#timer ??= setTimeout(() => this.#refresh(), rest);
    });
    void this.#refresh();
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
    void this.#ask(async () => {
      const row = await this.#rooms.ledger.spentOn(booking.workspace, booking.prompt, spendDays);
      this.#rows.set(key, { booking, row });
      if (row.calls > 0) this.#changed.fire();
    });
    return undefined;
  }

  dispose(): void {
    this.#unlisten();
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  async #refresh(): Promise<void> {
    this.#timer = undefined;
    await this.#ask(async () => {
      const { ledger } = this.#rooms;
      const entries = await Promise.all(
        [...this.#rows].map(async ([key, { booking }]) => {
          return [
            key,
            { booking, row: await ledger.spentOn(booking.workspace, booking.prompt, spendDays) },
          ] as const;
        }),
      );
      for (const [key, entry] of entries) this.#rows.set(key, entry);
      this.#today = (await ledger.report({ days: 1 })).totals;
      this.#changed.fire();
    });
  }

  async #ask(question: () => Promise<void>): Promise<void> {
    try {
      await question();
    } catch (error) {
      this.#rooms.log.warn('The ledger could not be read.', error as Error);
    }
  }
}
