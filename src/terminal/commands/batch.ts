import { writeFile } from 'node:fs/promises';
import { itemsText } from '../../batch';
import { directCost, runDirect } from '../batch/direct';
import { readGiven } from '../batch/given';
import { costLine, refusedOutcome } from '../batch/outcome';
import { providerCost, runProvider } from '../batch/provider';
import { type Command, Misuse } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { promptFileOptions } from '../promptFiles';
import { routingOptions } from '../routing';

/** Runs a prompt on each row of a table: call by call, several rows in a request, or by the provider's Batch API. */
export const batch: Command = {
  name: 'batch',
  usage:
    'FILE --prompt PATH --ledger DB [--name NAME] [--group N | --provider-batch [--api openai|anthropic] [--state FILE] [--no-wait | --cancel]] ' +
    '[--model M] [--output-tokens N] [--out FILE] [--estimate] [--budgets FILE [--over-budget]] [--keep-text] [--routing FILE [--policy NAME]]',
  summary:
    'a prompt on each row of FILE (JSON lines, a JSON list, CSV): up to 20 rows in a request, or at half price by the provider’s Batch API',
  options: {
    ...promptFileOptions,
    ...routingOptions,
    ...Object.fromEntries(
      ['prompt', 'ledger', 'name', 'group', 'api', 'state', 'model', 'output-tokens', 'out', 'budgets'].map(
        it => [it, { type: 'string' } as const],
      ),
    ),
    ...Object.fromEntries(
      ['provider-batch', 'no-wait', 'cancel', 'estimate', 'over-budget', 'keep-text'].map(it => [
        it,
        { type: 'boolean' } as const,
      ]),
    ),
  },
  async run(given, rooms) {
    const byProvider = given.flag('provider-batch');
    if (byProvider && given.text('group') !== undefined)
      throw new Misuse('Take --group or --provider-batch: lines of a batch are asked one by one.');
    if (byProvider && given.text('routing') !== undefined)
      throw new Misuse('A batch is of one model: --routing does not go with --provider-batch.');
    const about = await readGiven(given, rooms);
    if ('complaints' in about) return { json: null, text: '', complaints: about.complaints, exit: 2 };
    const cost = byProvider ? providerCost(about, rooms) : directCost(given, about, rooms);
    if (given.flag('estimate'))
      return { json: { items: about.items.length, cost }, text: costLine(cost), exit: 0 };
    const ledgerFile = ledgerFileOf(given);
    const ledger = rooms.openLedger(ledgerFile);
    try {
      // What could not be booked is not run: this rejects when the ledger cannot be used.
      await ledger.calls(1);
      rooms.onText(`${costLine(cost)}\n`);
      const done = byProvider
        ? await runProvider(given, about, cost, rooms, ledger).catch(refusedOutcome)
        : await runDirect(given, about, rooms, ledger);
      const out = given.text('out');
      const { results } = (done.json ?? {}) as { results?: Parameters<typeof itemsText>[0] };
      if (out !== undefined && results) await writeFile(out, itemsText(results));
      return done;
    } finally {
      await ledger.close();
    }
  },
};
