import { window } from 'vscode';
import type { Ledger, Wanted } from '../../ledger';
import { callsText } from '../words/calls';
import { besideWork, during, pickSelection } from './asking';

const title = 'Export Calls';

/**
 * Writes calls to a file of the user's choice, as CSV or JSON.
 * @param given which; the user is asked when it is left out
 */
export async function exportCalls(ledger: Ledger, given?: Wanted): Promise<string | undefined> {
  const wanted = given ?? (await pickSelection(title));
  if (!wanted) return;
  const filters = { CSV: ['csv'], JSON: ['json'] };
  const to = await window.showSaveDialog({ ...besideWork(nameOf(wanted)), filters, title });
  if (!to) return;
  const format = to.path.endsWith('.json') ? 'json' : 'csv';
  const calls = await during('Exporting calls', () => ledger.exportTo(to.fsPath, wanted, format));
  return `${callsText(calls)} written to ${to.fsPath}.`;
}

const nameOf = ({ from, to }: Wanted) =>
  `${['promptmeter-calls', from, to].filter(it => it !== undefined).join('-')}.csv`;
