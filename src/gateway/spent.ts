import { type Budget, covers } from '../budgets';
import { type Limits, spendUnder } from '../calls';
import { periodOf } from '../forecast';
import { localDay } from '../ledger';
import { formatNano, modelId, type Prices } from '../prices';

/** Milliseconds for which what was spent is taken as known. */
const restMs = 1000;

/** The most days a period has. */
const periodDays = 31;

interface Known {
  readonly at: number;
  readonly passed: readonly Budget[];
}

/** What of a call decides which budgets it falls under. */
type Asked = Parameters<typeof covers>[1] & { readonly workspace: string };

/**
 * Which soft budgets are spent, as last heard: asking never waits, so that the first calls of a workspace are told
 * nothing.
 */
export class Spent {
  readonly #prices: Prices;
  readonly #known = new Map<string, Known>();

  constructor(prices: Prices) {
    this.#prices = prices;
  }

  /** Says which spent budgets a call falls under; empty where there is none. */
  note(asked: Asked, { budgets, ledger }: Limits): string {
    const soft = budgets.filter(it => !it.hard);
    if (soft.length === 0) return '';
    const { workspace } = asked;
    const known = this.#known.get(workspace);
    if (!known || Date.now() - known.at > restMs) {
      this.#known.set(workspace, { at: Date.now(), passed: known?.passed ?? [] });
      void this.#refresh(workspace, soft, ledger);
    }
    const booked = { ...asked, model: modelId(asked.model, this.#prices) };
    return (known?.passed ?? [])
      .filter(it => covers(it, booked))
      .map(it => `"${encodeURIComponent(it.name)}" of ${formatNano(it.amountNano)} a ${it.period} is spent`)
      .join(', ');
  }

  async #refresh(workspace: string, soft: readonly Budget[], ledger: Limits['ledger']): Promise<void> {
    const today = localDay(Date.now());
    const prices = this.#prices;
    const looked = soft.map(async budget => {
      const days = await spendUnder(budget, workspace, periodDays, { ledger, prices });
      const { first } = periodOf(budget.period, today);
      return days.reduce((sum, it) => sum + (it.day >= first ? it.costNano : 0), 0) >= budget.amountNano;
    });
    // A ledger that cannot be read says so when the next call is recorded.
    const isPassed = await Promise.all(looked).catch(() => []);
    this.#known.set(workspace, { at: Date.now(), passed: soft.filter((_, index) => isPassed[index]) });
  }
}
