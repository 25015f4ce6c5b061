import { CodeAction, type CodeActionKind, type TextDocument } from 'vscode';
import type { Range } from '../../prompts';
import { commandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { placeOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';
import { nameOf } from './asking';

/** "Fit “context” to N tokens…", where the cursor stands in a part that is marked as context or history. */
export async function fitActions(
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  index: number,
  kind: CodeActionKind,
  at: Range,
): Promise<CodeAction[]> {
  const offers = await reading.offers({ index });
  return offers
    .filter(it => it.part.kind === 'text' && it.start <= at.start && at.end <= it.end)
    .map(offer => {
      const title = `Fit ${nameOf(offer)} to N tokens…`;
      const action = new CodeAction(title, kind);
      const place = { ...placeOf(document, index), part: offer.part.name };
      action.command = kept.keep(title, commandIds.fitToTokens, place);
      return action;
    });
}
