import type { BudgetLine } from '../../../media/view';
import { isNearLimit, paceSentences } from '../../budgets';
import type { Kept } from '../budgets/budgeting';
import { amountOf, dateText } from '../words/calls';

/** The budgets that a panel shows: those of its workspace and of everywhere, the most spent first. */
export function budgetLines(standings: readonly Kept[], scope: string): BudgetLine[] {
  return standings
    .filter(it => scope === '' || it.workspace === '' || it.workspace === scope)
    .map(lineOf)
    .sort((a, b) => b.ratio - a.ratio);
}

function lineOf(standing: Kept): BudgetLine {
  const { budget, workspace, spentNano, forecast, crossing } = standing;
  const share = spentNano / budget.amountNano;
  const inBar = (nano: number) => Math.min(1, nano / budget.amountNano);
  const isNear = isNearLimit(standing) || crossing.expected !== undefined;
  return {
    id: `${workspace}\n${budget.name}`,
    name: budget.name,
    spent: amountOf(spentNano),
    of: amountOf(budget.amountNano),
    percent: `${Math.floor(share * 100)} %`,
    ratio: inBar(spentNano),
    band: forecast.kind === 'none' ? null : { low: inBar(forecast.lowNano), high: inBar(forecast.highNano) },
    level: share >= 1 ? 'over' : isNear ? 'near' : 'fine',
    sentences: paceSentences(standing, dateText),
    hard: budget.hard,
  };
}
