import { window } from 'vscode';
import { decision, verdictOf } from '../../trials';
import type { Rooms } from '../rooms';
import { isOfModels, type Results } from './question';

/** Keeps the verdict that a test of a cheaper model comes to; the user is told where the ledger could not. */
export async function keepVerdict(
  { ledger, prices }: Pick<Rooms, 'ledger' | 'prices'>,
  { booking, variants, scoring, trial }: Pick<Results, 'booking' | 'variants' | 'scoring' | 'trial'>,
): Promise<void> {
  if (!isOfModels({ variants }) || !scoring) return;
  const subject = { ...booking, model: variants[0].model, cheaper: variants[1].model };
  const came = { trial, decision: decision(trial), scoring, at: Date.now() };
  const verdict = verdictOf(subject, variants[0].prompt, came, prices);
  if (!verdict) return;
  await ledger.keepVerdict(verdict).catch((error: Error) => {
    void window.showWarningMessage(`The verdict could not be kept. ${error.message}`);
  });
}
