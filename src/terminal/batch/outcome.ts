import { type BatchCost, type Item, type ItemResult, itemLines } from '../../batch';
import type { Call } from '../../ledger';
import { formatNano } from '../../prices';
import { Misuse, type Outcome } from '../command';
import { thousands } from '../table';

/** What came of the items, and what it cost. */
export function outcomeOf(
  items: readonly Item[],
  results: readonly ItemResult[],
  calls: readonly Call[],
  { stopped, json }: { readonly stopped?: string | undefined; readonly json: object },
): Outcome {
  const answered = results.filter(it => it.text !== null).length;
  const unpriced = calls.filter(it => it.costNano === null).length;
  const costNano = calls.reduce((sum, it) => sum + (it.costNano ?? 0), 0);
  const priced = calls.length > unpriced || calls.length === 0 ? formatNano(costNano) : 'unpriced';
  const some = unpriced > 0 && calls.length > unpriced ? `, ${thousands(unpriced)} calls unpriced` : '';
  const lines = itemLines(items, results);
  return {
    json: {
      ...{ items: items.length, answered, calls: calls.length, costNano, unpricedCalls: unpriced, ...json },
      results: lines,
      ...(stopped !== undefined && { stopped }),
    },
    text: [
      ...lines.map(it => `${it.key}: ${it.text ?? `no answer. ${it.error}`}`),
      `${thousands(answered)} of ${thousands(items.length)} answered · ${thousands(calls.length)} calls · ${priced}${some}`,
    ].join('\n'),
    ...(stopped !== undefined && { complaints: [stopped] }),
    exit: answered === items.length ? 0 : 1,
  };
}

/** What it will cost, for people. */
export function costLine(cost: BatchCost): string {
  const requests = `${thousands(cost.requests)} requests`;
  if (cost.kind === 'unpriced') return `${requests}, unpriced: ${cost.because}`;
  return `${requests}, about ${formatNano(cost.expectedNano)} (${formatNano(cost.lowNano)} to ${formatNano(cost.highNano)})`;
}

/** What a provider or a budget refuses is a sentence of its own. */
export function refusedOutcome(error: unknown): Outcome {
  if (error instanceof Misuse || !(error instanceof Error)) throw error;
  return { json: null, text: '', complaints: [error.message], exit: 1 };
}
