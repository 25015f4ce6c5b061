import { admit, type Limits } from '../../calls';
import { type Call, userName } from '../../ledger';
import type { Prices } from '../../prices';
import type { BatchCost } from '../cost';

/** Providers end a batch within a day; a day more is left to fetch what came of it. */
const heldMs = 48 * 3_600_000;

/**
 * Sets aside what a batch is expected to cost, or says as a sentence why the user's hard budgets do not let it be
 * handed in: the least that all of its lines cost counts at once. It holds though the window is closed, until it is
 * given free by `id` or two days have gone.
 */
export async function admitBatch(
  asked: Pick<Call, 'id' | 'workspace' | 'prompt' | 'task' | 'model'>,
  batchCost: BatchCost,
  limits: Limits,
  rooms: { readonly prices: Prices },
): Promise<string | undefined> {
  const cost = () =>
    batchCost.kind === 'priced'
      ? { likelyNano: batchCost.lowNano, mostNano: batchCost.expectedNano }
      : { likelyNano: 0, mostNano: 0 };
  const until = Date.now() + heldMs;
  const refused = await admit({ ...asked, user: userName(), cost, until }, limits, rooms);
  return refused?.sentence;
}
