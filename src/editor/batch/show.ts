import { window, workspace } from 'vscode';
import { type Item, type ItemResult, itemLines, itemsText } from '../../batch';
import type { Call } from '../../ledger';
import { formatNano } from '../../prices';
import { counted } from '../words/cost';

/** What came of a table. */
export interface Done {
  readonly results: readonly ItemResult[];
  readonly calls: readonly Call[];
  readonly stopped?: string | undefined;
}

/**
 * Opens the answers, and says how many there are and what they cost.
 * @param name whose they are
 */
export async function show(
  name: string,
  items: readonly Item[],
  { results, calls, stopped }: Done,
): Promise<void> {
  const content = itemsText(itemLines(items, results));
  const document = await workspace.openTextDocument({ language: 'jsonl', content });
  await window.showTextDocument(document, { preview: false });
  const answered = results.filter(it => it.text !== null).length;
  const costNano = calls.reduce((sum, it) => sum + (it.costNano ?? 0), 0);
  const unpriced = calls.filter(it => it.costNano === null).length;
  const cost =
    unpriced === 0
      ? formatNano(costNano)
      : `${formatNano(costNano)} and ${counted(unpriced, 'unpriced call')}`;
  const line = `${name}: ${answered} of ${counted(items.length, 'row')} answered · ${counted(calls.length, 'call')} · ${cost}`;
  if (answered < items.length) void window.showWarningMessage(stopped ? `${line}. ${stopped}` : line);
  else void window.showInformationMessage(line);
}
