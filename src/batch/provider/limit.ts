import { explainLimit, type Limits } from '../../calls';
import { type Call, userName } from '../../ledger';
import type { Prices } from '../../prices';
import type { BatchCost } from '../cost';

/**
 * Why the user's hard budgets do not let a batch be handed in, as a sentence; `undefined` when they do. The least that all
 * of its lines cost counts against them at once.
 */
export async function explainBatchLimit(
  asked: Pick<Call, 'workspace' | 'prompt' | 'task' | 'model'>,
  cost: BatchCost,
  limits: Limits,
  rooms: { readonly prices: Prices },
): Promise<string | undefined> {
  const leastNano = () => (cost.kind === 'priced' ? cost.lowNano : 0);
  const refused = await explainLimit({ ...asked, user: userName(), leastNano }, limits, rooms);
  return refused?.sentence;
}
