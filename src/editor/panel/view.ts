import type { Choice, KeySource, ProfileTable, SpendView, WhatIf } from '../../../media/view';
import type { DayRange, PeriodId, Wish } from '../../../media/wish';
import type { Forecast, NoForecast, StandsOut } from '../../forecast';
import type { FoundCalls, HourSpend, Report } from '../../ledger';
import type { Kept } from '../budgets/budgeting';
import type { PlacedOpportunity } from '../opportunities/opportunities';
import { dateText, dayKey, numberText } from '../words/calls';
import { budgetLines } from './budgets';
import { callList } from './callList';
import { chartOf } from './chart';
import { hourGrid } from './hours';
import { outlookText } from './outlook';
import { periodOf } from './period';
import { spanOf } from './span';
import type { Tip } from './tips';

/** All that the panel's page is made of; reports are of the scope shown. */
export interface SpendFacts {
  readonly now: Date;
  readonly month: Report;
  readonly today: Report;
  readonly days30: Report;
  /** The days of the user's choice, where they made one. */
  readonly range: { readonly days: DayRange; readonly report: Report } | null;
  /** Those of the period wished for. */
  readonly calls: FoundCalls;
  readonly isEmpty: boolean;
  /** Its scope is one of `scopes`. */
  readonly wish: Wish;
  readonly scopes: readonly Choice[];
  readonly notices: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly pricedAsOf: string;
  readonly key: KeySource;
  readonly forecast: Forecast | NoForecast;
  readonly standOut: StandsOut;
  /** Of the last two weeks. */
  readonly hours: readonly HourSpend[];
  readonly standings: readonly Kept[];
  readonly opportunities: readonly PlacedOpportunity[];
  readonly whatIf: WhatIf | null;
  readonly profiles: ProfileTable | null;
  readonly profileModel: string;
}

/** Works out the panel's page. @param tips what is worth a look, best first */
export function spendView(facts: SpendFacts, tips: readonly Tip[]): SpendView {
  const { now, month, today, days30, range, scopes, notices, key, wish, isEmpty } = facts;
  const day = dayKey(now);
  const span = (id: PeriodId) => spanOf(id, range?.days ?? null, day);
  const period = (id: PeriodId, label: string, report: Report) => periodOf(id, label, report, span(id), now);
  return {
    scope: wish.scope,
    scopes,
    notices,
    key,
    isEmpty,
    hours: hourGrid(facts.hours),
    whatIf: facts.whatIf,
    profiles: facts.profiles,
    profileModel: facts.profileModel,
    today: day,
    sample: sampleText(days30),
    pricedAsOf: dateText(facts.pricedAsOf),
    periods: [
      period('month', 'This month', month),
      period('today', 'Today', today),
      period('days30', 'Last 30 days', days30),
      ...(range ? [period('range', 'Days chosen', range.report)] : []),
    ],
    outlook: outlookText(facts.forecast),
    budgets: budgetLines(facts.standings, wish.scope),
    advice: tips.map(({ actions, ...it }) => ({ ...it, actions: actions.map(({ title }) => title) })),
    chart: chartOf(days30, span('days30')),
    rangeChart: range && chartOf(range.report, range.days),
    calls: callList(facts.calls, wish, span(wish.period), now),
  };
}

/** Says where sample calls come from, and that they are among the figures; null when there are none. */
function sampleText({ totals }: Report): string | null {
  const { sampleCalls, calls } = totals;
  if (sampleCalls === 0) return null;
  const which = sampleCalls === calls ? 'These calls were' : `${numberText(sampleCalls)} of these calls were`;
  return `${which} made by running the sample prompts against a local test server, dated over the last 30 days. Nobody paid for them.`;
}
