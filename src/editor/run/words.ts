import type { Call } from '../../ledger';
import { formatNano } from '../../prices';
import { coveredText, durationText, numberText } from '../words/calls';

type Closed = Pick<
  Call,
  | 'input'
  | 'cacheRead'
  | 'cacheWrite5m'
  | 'cacheWrite1h'
  | 'output'
  | 'usageFrom'
  | 'costNano'
  | 'coveredBy'
  | 'model'
  | 'latencyMs'
>;

/** One line on a call that ended: `1,210 tokens in (1,024 cached), 80 out · $0.00031 · gpt-4o-mini · 1.2 s`. */
export function closingLine(call: Closed): string {
  const input = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h;
  const cached = call.cacheRead > 0 ? ` (${numberText(call.cacheRead)} cached)` : '';
  const about = call.usageFrom === 'estimate' ? '≈ ' : '';
  return [
    `${about}${numberText(input)} tokens in${cached}, ${numberText(call.output)} out`,
    costText(call),
    call.model,
    durationText(call.latencyMs),
  ].join(' · ');
}

/** What a call cost, `≈` where its tokens were counted instead of told; or what covers it, or that it has no price. */
export function costText({
  costNano,
  coveredBy,
  usageFrom,
}: Pick<Closed, 'costNano' | 'coveredBy' | 'usageFrom'>): string {
  if (costNano !== null) return `${usageFrom === 'estimate' ? '≈ ' : ''}${formatNano(costNano)}`;
  return coveredBy ? coveredText([coveredBy]) : 'unpriced';
}
