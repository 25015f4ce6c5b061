import type { Budget } from '../budgets';
import type { DaySpend } from '../forecast';
import type { Ceiling, Ledger } from '../ledger';
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
  budget: Budget,
  workspace: string,
  days: number,
  rooms: SpendRooms,
): Promise<readonly DaySpend[]> {
  return rooms.ledger.dailySpend(await spendQueryOf(budget, workspace, days, rooms));
}

/** What the ledger is asked for that; the id of a budget's model is among its names. */
export async function spendQueryOf(
  { of, everywhere }: Budget,
  workspace: string,
  days: number,
  { ledger, prices }: SpendRooms,
): Promise<Ceiling['spend']> {
  const where = { ...(!everywhere && { workspace }), days };
  if (!of) return where;
  const { subject: dimension, name } = of;
  if (dimension !== 'model') return { ...where, of: { dimension, names: [name] } };
  const id = modelId(name, prices);
  const billed = (await ledger.report(where)).byModel.map(it => it.model);
  return { ...where, of: { dimension, names: [id, ...billed.filter(it => modelId(it, prices) === id)] } };
}
