import type { Budget } from '../budgets';
import type { DaySpend } from '../forecast';
import type { Ledger } from '../ledger';
import { modelId, type Prices } from '../prices';

/** What is asked for the spend under a budget. */
export interface SpendRooms {
  readonly ledger: Pick<Ledger, 'dailySpend' | 'report'>;
  readonly prices: Prices;
}

/**
 * What the calls that a budget covers cost on each of the last `days` local days. A budget of a model covers what was
 * billed under any of its names: `gpt-4o` those of `gpt-4o-2024-08-06` too.
 * @param workspace the one that the budget is kept in; a budget of everywhere takes the calls of all
 */
export async function spendUnder(
  { of, everywhere }: Budget,
  workspace: string,
  days: number,
  { ledger, prices }: SpendRooms,
): Promise<readonly DaySpend[]> {
  const where = everywhere ? {} : { workspace };
  if (!of) return ledger.dailySpend({ ...where, days });
  const { subject: dimension, name } = of;
  const names =
    dimension === 'model'
      ? (await ledger.report({ ...where, days })).byModel
          .map(it => it.model)
          .filter(it => modelId(it, prices) === modelId(name, prices))
      : [name];
  return ledger.dailySpend({ ...where, days, of: { dimension, names } });
}
