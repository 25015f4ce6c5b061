import { auditColumns, auditRow, driftText, watchDays, watches, watchText } from '../../trials';
import type { Command } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { table } from '../table';

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
    const days = given.whole('days', 1) ?? watchDays;
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
        routed.length > 0
          ? table(auditColumns, routed.map(auditRow))
          : `No call was routed in the last ${days} days.`,
        ...watch.map(watchText),
      ].join('\n'),
      complaints: drifted.map(it => `${it.prompt || 'Calls without a prompt'}: ${driftText(it)}`),
      exit: drifted.length > 0 ? 1 : 0,
    };
  },
};
