import type { Row } from '../../ledger';
import { formatNano } from '../../prices';
import type { Monthly } from '../lens/monthly';
import { coveredText } from './calls';
import { counted, grouped } from './cost';

/** Local days that lenses and hovers look back on calls. */
export const spendDays = 30;

/** `12,340 calls in 30 days · $61.20 · cached 12 %`: the last is the part of the input read from the provider's cache. */
export function spentText(row: Row): string {
  const cached = cachedText(row);
  return [`${callsOf(row)} in ${spendDays} days`, paidText(row), ...(cached ? [cached] : [])].join(' · ');
}

/** `$61.20 · 12,340 calls`: the money first, as narrow views cut the end. */
export function shortText(row: Row): string {
  return `${paidText(row)} · ${callsOf(row)}`;
}

/** `12 calls, $0.61 + 2 unpriced`: says so when some have no price, are covered, or when nobody paid for them. */
export function callsText(row: Row): string {
  return row.calls === 0 ? callsOf(row) : `${callsOf(row)}, ${paidText(row)}`;
}

/** `+$3.10 a month`: what an edit changes at the calls of the last 30 days; `≈` where it may be less or more. */
export function monthlyText({ nano, isExact }: Pick<Monthly, 'nano' | 'isExact'>): string {
  return `${isExact ? '' : '≈ '}${nano < 0 ? '−' : '+'}${formatNano(Math.abs(nano))} a month`;
}

/** `This edit: +12 tokens a call, +$3.10 a month at 12,340 calls.` */
export function editText({ tokens, ...change }: Monthly): string {
  const count = tokens === 0 ? '' : `${tokens < 0 ? '−' : '+'}${counted(Math.abs(tokens), 'token')} a call, `;
  return `Edited since it was opened: ${count}${monthlyText(change)} if it is called as often, at list prices with nothing cached.`;
}

/** What a call took and cost on average, and what became of calls that went wrong: `A call: 1,203 tokens in, 210 out.` */
export function detailText(row: Row): string {
  const { calls, costNano, output, failedCalls, retriedCalls, wastedNano } = row;
  const each = (sum: number) => grouped(Math.round(sum / calls));
  const priced = calls - row.unpricedCalls - row.coveredCalls;
  const cost = priced > 0 ? `, ${formatNano(Math.round(costNano / priced))}` : '';
  const wrong = failedCalls + retriedCalls;
  const waste = wastedNano > 0 ? `, for ${formatNano(wastedNano)}` : '';
  return [
    `A call on average: ${each(inputOf(row))} tokens in, ${each(output)} out${cost}.`,
    ...(wrong > 0 ? [`${counted(wrong, 'request')} failed or broke off${waste}.`] : []),
  ].join(' ');
}

/** `$0.61 + 3 covered by Plus + 2 unpriced`, or the one of them that all are. */
function paidText(row: Row): string {
  const covered = coveredText(row.coveredBy);
  if (row.unpricedCalls === row.calls) return 'unpriced';
  if (row.coveredCalls === row.calls) return covered;
  return [
    formatNano(row.costNano),
    ...(row.coveredCalls > 0 ? [`${grouped(row.coveredCalls)} ${covered}`] : []),
    ...(row.unpricedCalls > 0 ? [`${grouped(row.unpricedCalls)} unpriced`] : []),
  ].join(' + ');
}

/** Says so when nobody paid for them. */
function callsOf(row: Row): string {
  return counted(row.calls, row.calls > 0 && row.sampleCalls === row.calls ? 'sample call' : 'call');
}

function cachedText(row: Row): string | undefined {
  if (row.cacheRead === 0) return undefined;
  const percent = (100 * row.cacheRead) / inputOf(row);
  return `cached ${percent < 1 ? '<1' : Math.round(percent)} %`;
}

const inputOf = ({ input, cacheRead, cacheWrite5m, cacheWrite1h }: Row) =>
  input + cacheRead + cacheWrite5m + cacheWrite1h;
