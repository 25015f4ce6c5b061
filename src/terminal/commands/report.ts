import { existsSync } from 'node:fs';
import { type Row, runRate } from '../../ledger';
import { formatNano } from '../../prices';
import { type Command, Misuse } from '../command';
import { findOpportunities } from '../opportunities';
import { table, thousands } from '../table';

/** What the ledger's calls cost. */
export const report: Command = {
  name: 'report',
  usage: '--ledger DB [--days N] [--workspace W]',
  summary: 'spend by day, model, task, user and prompt',
  options: { ledger: { type: 'string' }, days: { type: 'string' }, workspace: { type: 'string' } },
  async run(given, rooms) {
    const file = given.text('ledger');
    if (file === undefined) throw new Misuse('Name the ledger with --ledger FILE.');
    const days = given.whole('days', 1);
    const workspace = given.text('workspace');
    if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const ledger = rooms.openLedger(file);
    try {
      const only = workspace === undefined ? {} : { workspace };
      const result = await ledger.report({ ...only, ...(days === undefined ? {} : { days }) });
      const now = Date.now();
      const month = await ledger.report({ ...only, days: new Date(now).getDate() });
      const projection = runRate(month.totals.costNano, now);
      const opportunities = await findOpportunities(result.byPrompt, rooms);
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
        `${projection.month}: ${formatNano(projection.spentNano)} so far; ${formatNano(projection.projectedNano)} if it goes on like that.`,
        ...opportunities.map(
          it => `${it.prompt}: ${formatNano(it.savingNano)} on ${thousands(it.calls)} calls (${it.code})`,
        ),
      ].join('\n\n');
      return {
        json: {
          ...result,
          projection,
          // There is no way yet to set one.
          budgets: [],
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
