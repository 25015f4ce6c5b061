import type { Call } from '../ledger';
import type { Bill, Billable } from './bill';
import type { Retried } from './reply';

/**
 * The rows of the attempts that failed before `call`'s last one: what they cost is waste. One that was lost on its way
 * is billed as sent, for its provider may do so.
 */
export function retriedCalls(
  call: Call,
  retried: readonly Retried[],
  bill: (attempt: Billable) => Bill,
): readonly Call[] {
  return retried.map(({ latencyMs, reach, status }, index) => ({
    ...call,
    ...bill({ reach, text: '', unshown: '' }),
    id: `${call.id}/${index + 1}`,
    parent: call.id,
    status: 'retried',
    attempt: index + 1,
    latencyMs,
    firstTokenMs: null,
    error: sentenceOf(reach, status),
  }));
}

function sentenceOf(reach: Retried['reach'], status: number | undefined): string {
  if (status === 429)
    return 'The provider limits how much may be asked of it (429), so the request was made again.';
  if (status !== undefined)
    return `The provider failed to answer (${status}), so the request was made again.`;
  if (reach === 'unsent') return 'No connection could be made, so the request was made again.';
  return 'The connection was lost before an answer came, so the request was made again; the provider may bill both.';
}
