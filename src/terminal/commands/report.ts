import { existsSync } from 'node:fs';
import { type Standing, standing, standingText } from '../../budgets';
import { spendUnder } from '../../calls';
import { type Forecast, forecast, historyDays, type NoForecast } from '../../forecast';
import { dayGone, localDay, type Row } from '../../ledger';
import { formatNano } from '../../prices';
import { openBudgets } from '../budgets';
import { type Command, Misuse } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { monthText } from '../month';
import { findOpportunities } from '../opportunities';
import { savingLines } from '../saved';
import { findStandOut, standOutLines } from '../standOut';
import { table, thousands } from '../table';

/** What the ledger's calls cost. */
export const report: Command = {
  name: 'report',
  usage: '--ledger DB [--days N] [--workspace W] [--budgets FILE]',
  summary: 'spend by day, model, task, user and prompt',
  options: {
    ledger: { type: 'string' },
    days: { type: 'string' },
    workspace: { type: 'string' },
    budgets: { type: 'string' },
  },
  async run(given, rooms) {
    const file = ledgerFileOf(given);
    const days = given.whole('days', 1);
    const workspace = given.text('workspace');
    const budgets = await openBudgets(given.text('budgets'));
    if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const ledger = rooms.openLedger(file);
    try {
      const only = workspace === undefined ? {} : { workspace };
      const result = await ledger.report({ ...only, ...(days === undefined ? {} : { days }) });
      const aggregates = await ledger.report({
        ...only,
        ...(days === undefined ? {} : { days }),
        aggregates: true,
      });
      const now = Date.now();
      const moment = { today: localDay(now), dayGone: dayGone(now) };
      const spend = await ledger.dailySpend({ ...only, days: historyDays });
      const month = forecast({ spend, ...moment });
      const standOut = await findStandOut(ledger, only, { spend, ...moment });
      const standings = await Promise.all(
        budgets.map(async budget => {
          const kept = { ledger, prices: rooms.prices };
          const spend = await spendUnder(budget, workspace ?? process.cwd(), historyDays, kept);
          return standing(budget, { spend, ...moment });
        }),
      );
      const opportunities = await findOpportunities(result.byPrompt, ledger, rooms);
      const text = [
        section('Total', [{ name: `${days ?? 30} days`, ...result.totals }]),
        section(
          'By day',
          result.byDay.map(it => ({ ...it, name: it.day })),
        ),
        section(
          'By model',
          result.byModel.map(it => ({ ...it, name: it.model })),
        ),
        section(
          'By prompt',
          result.byPrompt.map(it => ({ ...it, name: it.prompt })),
        ),
        monthText(month),
        ...standings.map(it => standingText(it, day => day)),
        ...(aggregates.totals.calls > 0
          ? [
              section(
                'Imported sums, in none of the above',
                aggregates.bySource.map(it => ({ ...it, name: it.source })),
              ),
            ]
          : []),
        ...savingLines(result),
        ...standOutLines(standOut),
        ...opportunities.map(
          it => `${it.prompt}: ${formatNano(it.savingNano)} on ${thousands(it.calls)} calls (${it.code})`,
        ),
      ].join('\n\n');
      return {
        json: {
          ...result,
          // Of usage exports: apart, for they may be about the same calls.
          aggregates: { totals: aggregates.totals, byDay: aggregates.byDay, bySource: aggregates.bySource },
          projection: projectionOf(month),
          budgets: standings.map(budgetOf),
          standOut,
          opportunities,
        },
        text,
        exit: 0,
      };
    } finally {
      await ledger.close();
    }
  },
};

/** The month so far and at its end; null where nothing can be forecast. */
function projectionOf(month: Forecast | NoForecast) {
  const { first, spentNano } = month;
  const known = month.kind === 'forecast' ? month : undefined;
  return {
    month: first.slice(0, 7),
    spentNano,
    projectedNano: known?.expectedNano ?? null,
    lowNano: known?.lowNano ?? null,
    highNano: known?.highNano ?? null,
    ...(month.kind === 'none' && { because: month.because }),
  };
}

function budgetOf({ budget, first, last, spentNano, leftNano, burnNanoPerDay, crossing }: Standing) {
  const passed = { expected: crossing.expected ?? null, earliest: crossing.earliest ?? null };
  return { ...budget, first, last, spentNano, leftNano, burnNanoPerDay, passed };
}

function section(title: string, rows: readonly (Row & { name: string })[]): string {
  if (rows.length === 0) return `${title}: no calls.`;
  return table(
    [title, 'calls', 'input', 'cached', 'output', 'cost'],
    rows.map(row => [
      row.name,
      thousands(row.calls),
      thousands(row.input + row.cacheWrite5m + row.cacheWrite1h),
      thousands(row.cacheRead),
      thousands(row.output),
      costOf(row),
    ]),
  );
}

function costOf({ costNano, unpricedCalls, coveredCalls, coveredBy }: Row): string {
  return [
    formatNano(costNano),
    ...(coveredCalls > 0 ? [`${thousands(coveredCalls)} covered by ${coveredBy.join(' and ')}`] : []),
    ...(unpricedCalls > 0 ? [`${thousands(unpricedCalls)} unpriced`] : []),
  ].join(' + ');
}
