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

  /** @returns gives it free again, once the ledger has the call, or nothing came of it */
  hold(call: Underway): () => void {
    this.#underway.add(call);
    return () => void this.#underway.delete(call);
  }

  /** All there are at this moment. */
  get underway(): ReadonlySet<Underway> {
    return new Set(this.#underway);
  }
}

/** What of `calls` falls under a budget that is kept in a workspace, in nano-dollars. */
export function reservedUnder(budget: Budget, workspace: string, calls: Iterable<Underway>): number {
  let nano = 0;
  for (const { booked, nano: its } of calls)
    if (covers(budget, booked) && (budget.everywhere || booked.workspace === workspace)) nano += its;
  return nano;
}
