import { type Booked, type Budget, covers } from '../budgets';

/** A call that was let through and is in no ledger yet. */
export interface Underway {
  readonly booked: Booked & { readonly workspace: string };
  /** What it may cost, in nano-dollars. */
  readonly nano: number;
}

/**
 * What calls under way may cost: budgets count it as spent until the ledger knows what they did cost. Of the calls of one
 * way (`openCalls`); those of another process are not seen before they are recorded.
 */
export class Reserved {
  readonly #underway = new Set<Underway>();
  readonly #watched = new Set<Set<Underway>>();

  /** @returns gives it free again, once the ledger has the call, or nothing came of it */
  hold(call: Underway): () => void {
    for (const seen of [this.#underway, ...this.#watched]) seen.add(call);
    return () => void this.#underway.delete(call);
  }

  /** How many there are at this moment. */
  get size(): number {
    return this.#underway.size;
  }

  /**
   * Watches what is under way: while it is read what was spent, a call may be recorded and given free which what is read
   * does not hold yet.
   * @returns all that were under way at any moment since, until `end`
   */
  watch(): { readonly seen: ReadonlySet<Underway>; readonly end: () => void } {
    const seen = new Set(this.#underway);
    this.#watched.add(seen);
    return { seen, end: () => void this.#watched.delete(seen) };
  }
}

/** What of `calls` falls under a budget that is kept in a workspace, in nano-dollars. */
export function reservedUnder(budget: Budget, workspace: string, calls: Iterable<Underway>): number {
  let nano = 0;
  for (const { booked, nano: its } of calls)
    if (covers(budget, booked) && (budget.everywhere || booked.workspace === workspace)) nano += its;
  return nano;
}
