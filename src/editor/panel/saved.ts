import type { Balance } from '../../../media/view';
import type { Report, Row } from '../../ledger';
import { amountOf, callsText, numberText } from '../words/calls';

const savings = [
  ['providerCacheNano', 'The providers’ prompt caches'],
  ['ownCacheNano', 'Answers from Promptmeter’s own caches'],
  ['minimisingNano', 'Minimised requests'],
  ['routingNano', 'Cheaper models than were asked for'],
] as const;

const losses = [
  ['retriesNano', 'Attempts that failed and were made again'],
  ['overheadNano', 'Promptmeter’s own calls'],
] as const;

/** What was saved in a period and what that cost, computed from its calls; only lines that are not zero. */
export function balanceOf({ savings: of, totals }: Report): Balance {
  const line = (id: keyof typeof of, label: string) => ({ id, label, amount: amountOf(of[id]) });
  const isThere = (it: { readonly amount: { readonly nano: number } }) => it.amount.nano !== 0;
  const { input, cacheRead, cacheWrite5m, cacheWrite1h } = totals;
  const allInput = input + cacheRead + cacheWrite5m + cacheWrite1h;
  return {
    saved: savings.map(([id, label]) => line(id, label)).filter(isThere),
    lost: losses.map(([id, label]) => line(id, label)).filter(isThere),
    net: amountOf(of.netNano),
    cached:
      allInput > 0
        ? `${Math.round((cacheRead * 100) / allInput)} % of ${numberText(allInput)} input tokens`
        : '',
    waste: wasteText(totals),
  };
}

function wasteText({ failedCalls, retriedCalls, wastedNano }: Row): string {
  const parts = [
    ...(failedCalls > 0 ? [`${callsText(failedCalls)} failed or broke off`] : []),
    ...(retriedCalls > 0 ? [`${numberText(retriedCalls)} attempts were repeated`] : []),
  ];
  if (parts.length === 0) return '';
  return `${parts.join(', ')}${wastedNano > 0 ? `: ${amountOf(wastedNano).text} for nothing` : ', at no cost'}.`;
}
