import { type Disposable, EventEmitter, Disposable as Parts, type Uri, workspace } from 'vscode';
import { type Budget, readBudgets, type Standing, standing } from '../../budgets';
import { type Limits, spendUnder } from '../../calls';
import { historyDays } from '../../forecast';
import { dayGone, type Ledger, localDay } from '../../ledger';
import { followLedger } from '../ledger/follow';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** Milliseconds to gather changes of the ledger in, and between looks though nothing changed: the day goes on. */
const rest = 1000;
const tick = 600_000;

/** How a budget stands in a workspace; in all of them where the folder is empty. */
export interface Kept extends Standing {
  readonly workspace: string;
}

/**
 * The budgets of the settings, and how they stand by the ledger, as last heard: asking never waits. Each folder of the
 * window is a workspace.
 */
export class Budgeting implements Disposable {
  readonly #rooms: Pick<Rooms, 'ledger' | 'log' | 'prices'>;
  readonly #changed = new EventEmitter<void>();
  readonly #parts: Disposable;
  #kept: readonly Kept[] = [];
  /** Some budget stands otherwise than before. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log' | 'prices'>) {
    this.#rooms = rooms;
    const follower = followLedger(rooms, rest, ledger => this.#refresh(ledger));
    const again = () => void follower.ask(ledger => this.#refresh(ledger));
    const timer = setInterval(again, tick);
    this.#parts = Parts.from(
      follower,
      new Parts(() => clearInterval(timer)),
      this.#changed,
      workspace.onDidChangeWorkspaceFolders(again),
      workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('promptmeter.budgets')) again();
      }),
    );
  }

  /** How every budget stands. */
  get standings(): readonly Kept[] {
    return this.#kept;
  }

  /** What keeps a call of a prompt at `uri` from being made. */
  limits(uri: Uri, overBudget: boolean): Limits {
    return { budgets: budgetsOf(uri).budgets, ledger: this.#rooms.ledger, overBudget };
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #refresh(ledger: Ledger): Promise<void> {
    const now = Date.now();
    const places = workspace.workspaceFolders ?? [];
    const asked = (places.length > 0 ? places : [undefined]).flatMap((folder, index) =>
      budgetsOf(folder?.uri)
        .budgets.filter(it => (it.everywhere ? index === 0 : folder !== undefined))
        .map(budget => ({ budget, workspace: budget.everywhere ? '' : (folder?.uri.fsPath ?? '') })),
    );
    const kept = asked.map(async ({ budget, workspace }): Promise<Kept> => {
      const spend = await spendUnder(budget, workspace, historyDays, { ledger, prices: this.#rooms.prices });
      return { workspace, ...standing(budget, { spend, today: localDay(now), dayGone: dayGone(now) }) };
    });
    const before = JSON.stringify(this.#kept);
    this.#kept = await Promise.all(kept);
    if (JSON.stringify(this.#kept) !== before) this.#changed.fire();
  }
}

/** The budgets that hold for a file or folder, and what is wrong with the others. */
export function budgetsOf(scope?: Uri): {
  readonly budgets: readonly Budget[];
  readonly problems: readonly string[];
} {
  return readBudgets(readSettings(scope).budgets);
}
