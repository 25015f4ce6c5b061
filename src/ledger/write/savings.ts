import type { Call, CallSavings } from '../call';

const nothing: CallSavings = { providerCacheNano: 0, ownCacheNano: 0, minimisingNano: 0, routingNano: 0 };

/**
 * What the call saved, from what it cost and would have cost otherwise. Each is the difference that the one measure
 * made to the call as it was, all others in place: together they are never more than all of them saved. An attempt
 * that failed saves nothing, and neither does a call without a price.
 */
export function savingsOf(call: Call): CallSavings {
  const { costNano, listNano, askedNano, servedFrom, status } = call;
  if (costNano === null || status === 'error' || status === 'retried') return nothing;
  const offList = listNano === null ? 0 : listNano - costNano;
  return {
    providerCacheNano: servedFrom === 'provider' ? offList : 0,
    ownCacheNano: servedFrom === 'provider' ? 0 : offList,
    minimisingNano: minimisingNano(call),
    routingNano: askedNano === null ? 0 : askedNano - costNano,
  };
}

/** The tokens that were spared, at what a token of this call's input cost on average; rounded down. */
function minimisingNano(call: Call): number {
  const { inputBefore, countedInput, inputNano } = call;
  const billed = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h;
  if (inputBefore === null || countedInput === null || inputNano === null || billed === 0) return 0;
  return Number((BigInt(inputBefore - countedInput) * BigInt(inputNano)) / BigInt(billed));
}
