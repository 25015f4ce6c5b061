import type { Model } from '../prices';

/**
 * Calls of the prompt after which a rewrite has paid for itself; `undefined` where the prompt's model has no price or
 * nothing is saved. As if no input came from a cache.
 * @param costNano what the rewrite cost
 * @param savedTokens fewer input tokens on each call
 */
export function callsToPayOff(
  costNano: number,
  savedTokens: number,
  model: Model | undefined,
): number | undefined {
  const savedNano = savedTokens * (model?.inputNanoPerToken ?? 0);
  return savedNano > 0 ? Math.max(1, Math.ceil(costNano / savedNano)) : undefined;
}
