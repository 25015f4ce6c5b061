import { type Disposable, EventEmitter } from 'vscode';
import type { Ledger } from '../../ledger';
import { type Watch, watchDays, watches } from '../../trials';
import { followLedger } from '../ledger/follow';
import type { Rooms } from '../rooms';

/** Milliseconds to gather changes of the ledger in: an answer that is watched is one of many. */
const rest = 3000;

/**
 * How routed answers that were watched did, as last heard from the ledger. Asking never waits: the answer, and every
 * later change of it, comes with an event.
 */
export class Watching implements Disposable {
  readonly #workspaces = new Map<string, readonly Watch[]>();
  readonly #changed = new EventEmitter<void>();
  readonly #follower;
  /** Something else is known than before. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log'>) {
    this.#follower = followLedger(rooms, rest, async ledger => {
      for (const workspace of this.#workspaces.keys()) await this.#read(ledger, workspace);
    });
  }

  /** Those of a workspace's prompts; none until they are known. */
  within(workspace: string): readonly Watch[] {
    const known = this.#workspaces.get(workspace);
    if (known) return known;
    this.#workspaces.set(workspace, []);
    void this.#follower.ask(ledger => this.#read(ledger, workspace));
    return [];
  }

  dispose(): void {
    this.#follower.dispose();
    this.#changed.dispose();
  }

  async #read(ledger: Ledger, workspace: string): Promise<void> {
    const since = Date.now() - watchDays * 24 * 60 * 60 * 1000;
    const known = watches(await ledger.watchedCalls({ since, workspace }));
    const isOther = JSON.stringify(known) !== JSON.stringify(this.#workspaces.get(workspace));
    this.#workspaces.set(workspace, known);
    if (isOther) this.#changed.fire();
  }
}
