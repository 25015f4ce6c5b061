import type { Amount, NoAmount, Period, Share } from '../../../media/view';
import type { DayRange, PeriodId } from '../../../media/wish';
import { isSeveral, type Report, type Row } from '../../ledger';
import { amountOf, callsText, coveredText, leftOut, noAmount, numberText, spanText } from '../words/calls';
import { balanceOf } from './saved';

/** A figure on top and its breakdowns. @param span the days that `report` covers */
export function periodOf(id: PeriodId, label: string, report: Report, span: DayRange, now: Date): Period {
  const { totals } = report;
  const workspaces = new Set(report.byPrompt.map(it => it.workspace));
  return {
    id,
    label,
    range: spanText(span, now),
    firstDay: span.from,
    spent: amountOf(totals.costNano),
    calls: callsText(totals.calls),
    remarks: remarksOn(totals),
    models: sharesOf(report.byModel, row => ({ id: row.model, label: row.model, prompt: null })),
    prompts: sharesOf(report.byPrompt, ({ workspace, prompt }) => ({
      id: `${workspace}\n${prompt}`,
      label: prompt || 'Calls of no file',
      prompt: prompt && !isSeveral(prompt) ? { workspace, prompt } : null,
      remark: [
        ...(isSeveral(prompt) ? ['their text does not tell which'] : []),
        ...(workspaces.size > 1 && workspace ? [`in ${lastSegment(workspace)}`] : []),
      ],
    })),
    tasks: several(sharesOf(report.byTask, ({ task }) => named(task, 'No task'))),
    users: several(sharesOf(report.byUser, ({ user }) => named(user, 'Nobody by name'))),
    sources: several(sharesOf(report.bySource, ({ source }) => named(source, 'Unknown'))),
    balance: balanceOf(report),
  };
}

const named = (name: string, otherwise: string) => ({ id: name, label: name || otherwise, prompt: null });

/** Rows that tell something apart. */
const several = (rows: Share[]): Share[] => (rows.length > 1 ? rows : []);

/** What the sum of a period leaves out or only estimates. */
function remarksOn(totals: Row): string[] {
  const { unpricedCalls: unpriced, coveredCalls: covered, estimatedCalls: estimated } = totals;
  return [
    ...(unpriced > 0 ? [`${callsText(unpriced)} without a known price not included`] : []),
    ...(covered > 0 ? [`${callsText(covered)} ${coveredText(totals.coveredBy)}`] : []),
    ...(estimated > 0 ? [`${callsText(estimated)} with estimated tokens`] : []),
  ];
}

function sharesOf<R extends Row>(
  rows: readonly R[],
  name: (row: R) => Pick<Share, 'id' | 'label' | 'prompt'> & { readonly remark?: readonly string[] },
): Share[] {
  const total = rows.reduce((sum, it) => sum + it.costNano, 0);
  const most = Math.max(1, ...rows.map(it => it.costNano));
  return rows.map(row => {
    const { remark = [], ...named } = name(row);
    const spent = spentOn(row);
    // A row that is unpriced throughout says so in the place of its amount.
    const remarks = row.calls > row.unpricedCalls ? leftOut(row) : [];
    return {
      ...named,
      calls: numberText(row.calls),
      spent,
      percent: total > 0 && 'nano' in spent ? percentText(row.costNano / total) : '',
      ratio: row.costNano / most,
      remark: [...remark, ...remarks].join(', '),
    };
  });
}

/** The amount of a row; none where no call of it has a price. */
function spentOn(row: Row): Amount | NoAmount {
  const { calls, unpricedCalls, coveredCalls } = row;
  if (calls === 0 || unpricedCalls + coveredCalls < calls) return amountOf(row.costNano);
  return noAmount(unpricedCalls > 0 ? [] : row.coveredBy);
}

/** Whole percent; a share too small for one is not called none. */
function percentText(share: number): string {
  return share > 0 && share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`;
}

/** A folder's own name, for people who know it by that. */
const lastSegment = (path: string): string => path.split(/[\\/]/).findLast(it => it !== '') ?? path;
