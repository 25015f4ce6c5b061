import { existsSync } from 'node:fs';
import { allDays, prometheusText } from '../../gateway';
import { type Command, Misuse } from '../command';
import { ledgerFileOf } from '../ledgerFile';

/** The ledger's sums by model, as Prometheus scrapes them. */
export const metrics: Command = {
  name: 'metrics',
  usage: '--ledger DB [--workspace W]',
  summary: 'the ledger’s sums by model, as Prometheus text',
  options: { ledger: { type: 'string' }, workspace: { type: 'string' } },
  async run(given, rooms) {
    const file = ledgerFileOf(given);
    if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const workspace = given.text('workspace');
    const ledger = rooms.openLedger(file);
    try {
      const { byModel } = await ledger.report({
        days: allDays,
        ...(workspace !== undefined && { workspace }),
      });
      return { json: { byModel }, text: prometheusText(byModel), exit: 0 };
    } finally {
      await ledger.close();
    }
  },
};
