import type { RoutedCalls } from '../../ledger';
import { formatNano } from '../../prices';
import { driftText, type Watch, watches } from '../../trials';
import type { Command } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { table, thousands } from '../table';

const dayMs = 24 * 60 * 60 * 1000;

/** What routing did with calls, why, what that saved, and how the answers did that were watched. */
export const audit: Command = {
  name: 'audit',
  usage: '--ledger DB [--days N] [--workspace W]',
  summary:
    'routed calls with their reasons, savings and scores; exits 1 when watched answers have fallen behind',
  options: { ledger: { type: 'string' }, days: { type: 'string' }, workspace: { type: 'string' } },
  async run(given, rooms) {
    const ledgerFile = ledgerFileOf(given);
    const days = given.whole('days', 1) ?? 30;
    const ledger = rooms.openLedger(ledgerFile);
    const { routed, watched } = await ledger
      .routingAudit({ since: Date.now() - days * dayMs, workspace: given.text('workspace') })
      .finally(() => ledger.close());
    const watch = watches(watched);
    const drifted = watch.filter(it => it.hasDrifted);
    return {
      json: {
        days,
        routed: routed.map(row => ({ ...row, savedNano: row.askedNano - row.costNano })),
        watched: watch,
      },
      text: [
        routed.length > 0 ? routedTable(routed) : `No call was routed in the last ${days} days.`,
        ...watch.map(watchText),
      ].join('\n'),
      complaints: drifted.map(it => `${it.prompt || 'Calls without a prompt'}: ${driftText(it)}`),
      exit: drifted.length > 0 ? 1 : 0,
    };
  },
};

function routedTable(routed: readonly RoutedCalls[]): string {
  const rows = routed.map(it => [
    it.prompt || '-',
    it.askedModel,
    it.model,
    thousands(it.calls),
    thousands(it.setAside),
    formatNano(it.costNano),
    formatNano(it.askedNano - it.costNano),
    it.scorePermille === null ? '-' : (it.scorePermille / 1000).toFixed(3),
    it.reason,
  ]);
  return table(['prompt', 'asked', 'answered', 'calls', 'set aside', 'cost', 'saved', 'score', 'why'], rows);
}

const watchText = ({ prompt, model, cheaper, pairs, keeps }: Watch) =>
  `Watched: ${prompt || 'calls without a prompt'}, ${cheaper} for ${model}: ${(keeps * 100).toFixed(0)} % of its grades on ${pairs} calls`;
