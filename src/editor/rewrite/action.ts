import { CodeAction, type CodeActionKind, type TextDocument } from 'vscode';
import { commandIds } from '../commands';
import { placeOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';

/** The lightbulb's way to a rewrite: it asks before it calls, so it is never part of fix-all. */
export function rewriteAction(
  kept: KeptCommands,
  document: TextDocument,
  index: number,
  kind: CodeActionKind,
): CodeAction {
  const title = 'Rewrite prompt with a model…';
  const action = new CodeAction(title, kind);
  action.command = kept.keep(title, commandIds.rewritePrompt, placeOf(document, index));
  return action;
}
