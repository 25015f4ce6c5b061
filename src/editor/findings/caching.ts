import { CodeAction, CodeActionKind, Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Finding } from '../../findings';
import type { Reading } from '../documents/reading';
import type { KeptCommands } from '../lightbulb/kept';
import { moveLastActions } from './moveLast';

/** What lets a provider's cache serve more of a prompt: its variables last, or a mark where its beginning ends. */
export async function cachingActions(
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  { key }: Finding,
  index: number,
): Promise<CodeAction[]> {
  if (key !== 'breakpoint') return moveLastActions(kept, document, reading, index);
  const edit = await reading.breakpoint(index);
  if (!edit || reading.version !== document.version) return [];
  const action = new CodeAction('Add cache breakpoint', CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(edit.start), document.positionAt(edit.end));
  action.edit.replace(document.uri, range, edit.replacement);
  action.isPreferred = true;
  return [action];
}
