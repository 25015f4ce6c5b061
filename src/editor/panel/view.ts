import type { CallLine, Choice, KeySource, SpendView } from '../../../media/view';
import type { Change, Forecast, NoForecast, UnusualDay } from '../../forecast';
import type { Call, Report } from '../../ledger';
import type { Kept } from '../budgets/budgeting';
import { amountOf, dateText, durationText, noAmount, numberText, timeText, tokenTexts } from '../words/calls';
import { adviceOn } from './advice';
import { budgetLines } from './budgets';
import { chartOf } from './chart';
import { outlookText } from './outlook';
import { periodOf } from './period';

/** All that the panel's page is made of; reports are of the scope shown. */
export interface SpendFacts {
  readonly now: Date;
  readonly month: Report;
  readonly today: Report;
  readonly days30: Report;
  /** Newest first. */
  readonly calls: readonly Call[];
  /** A workspace, or empty for all. */
  readonly scope: string;
  readonly scopes: readonly Choice[];
  readonly notices: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly pricedAsOf: string;
  readonly key: KeySource;
  readonly forecast: Forecast | NoForecast;
  readonly changes: readonly Change[];
  readonly unusual: readonly UnusualDay[];
  readonly standings: readonly Kept[];
}

/** Days of the chart and of the longest period. */
export const chartDays = 30;

/** Works out the panel's page. */
export function spendView(facts: SpendFacts): SpendView {
  const { now, month, today, days30, scope, scopes, notices, key } = facts;
  return {
    scope,
    scopes,
    notices,
    key,
    sample: sampleText(days30),
    pricedAsOf: dateText(facts.pricedAsOf),
    periods: [
      periodOf('month', 'This month', month, now, now.getDate()),
      periodOf('today', 'Today', today, now, 1),
      periodOf('days30', 'Last 30 days', days30, now, chartDays),
    ],
    outlook: outlookText(facts.forecast),
    budgets: budgetLines(facts.standings, scope),
    advice: adviceOn(days30, facts.changes, facts.unusual),
    chart: chartOf(days30, now, chartDays),
    calls: facts.calls.map(call => callLine(call, now)),
  };
}

/** Says where sample calls come from, and that they are among the figures; null when there are none. */
function sampleText({ totals }: Report): string | null {
  const { sampleCalls, calls } = totals;
  if (sampleCalls === 0) return null;
  const which = sampleCalls === calls ? 'These calls were' : `${numberText(sampleCalls)} of these calls were`;
  return `${which} made by running the sample prompts against a local test server, dated over the last 30 days. Nobody paid for them.`;
}

function callLine(call: Call, now: Date): CallLine {
  const at = new Date(call.at);
  return {
    id: call.id,
    at: at.toISOString(),
    time: timeText(at, now),
    prompt: call.prompt ? { workspace: call.workspace, prompt: call.prompt } : null,
    model: call.model,
    tokens: tokenTexts(call),
    estimated: call.usageFrom === 'estimate',
    cost: call.costNano === null ? noAmount(call.coveredBy ? [call.coveredBy] : []) : amountOf(call.costNano),
    status: call.status,
    statusText: { ok: 'Done', error: 'Failed', cut: 'Cut off', retried: 'Retried' }[call.status],
    error: call.error,
    latency: durationText(call.latencyMs),
  };
}
