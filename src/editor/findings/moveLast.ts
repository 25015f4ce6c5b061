import {
  CodeAction,
  CodeActionKind,
  commands,
  Disposable,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { innerCommandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { placeOf, targetOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';
import type { Rooms } from '../rooms';

const title = 'Move variables last';

/** The file as it would be, for the right side of a diff. */
const reorderedScheme = 'promptmeter-reordered';

/** "Move variables last…", where the prompt's variables can be moved as they stand. */
export async function moveLastActions(
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  index: number,
): Promise<CodeAction[]> {
  const order = await reading.reordered(index);
  if (order.kind === 'stays') return [];
  const action = new CodeAction(`${title}…`, CodeActionKind.QuickFix);
  action.command = kept.keep(`${title}…`, innerCommandIds.moveLast, placeOf(document, index));
  action.isPreferred = true;
  return [action];
}

/** The command behind it: shows the change as a diff, and makes it when it is told to. */
export function registerMoveLast(rooms: Rooms): Disposable {
  const texts = new Map<string, string>();
  let times = 0;

  const move = async (place?: unknown) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const { document, reading, prompt } = target;
    const order = await reading.reordered(target.place.index);
    const { version } = document;
    if (order.kind === 'stays') return void window.showInformationMessage(order.because);
    if (reading.version !== version) return changedMeanwhile();
    const { start, end, replacement } = order.edit;
    const text = document.getText();
    const after = document.uri.with({ scheme: reorderedScheme, query: `${++times}` });
    texts.set(after.toString(), text.slice(0, start) + replacement + text.slice(end));
    await commands.executeCommand('vscode.diff', document.uri, after, `${prompt.name}: variables last`);
    const choices = [
      { label: '$(check) Move them', moves: true },
      { label: '$(close) Leave them', moves: false },
    ];
    const placeHolder = 'Static text first, so that the provider’s prompt cache can serve it';
    const chosen = await window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true });
    texts.clear();
    await closeDiff(after);
    await window.showTextDocument(document);
    if (!chosen?.moves) return;
    if (document.version !== version) return changedMeanwhile();
    const edit = new WorkspaceEdit();
    const range = new Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, replacement);
    if (!(await workspace.applyEdit(edit))) {
      void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
    }
  };

  return Disposable.from(
    workspace.registerTextDocumentContentProvider(reorderedScheme, {
      provideTextDocumentContent: uri => texts.get(uri.toString()),
    }),
    commands.registerCommand(innerCommandIds.moveLast, move),
  );
}

function changedMeanwhile(): void {
  void window.showWarningMessage('The text has changed meanwhile: ask for the variables to be moved again.');
}

async function closeDiff(after: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(group => group.tabs);
  const shown = (input: unknown) => (input as { modified?: Uri } | undefined)?.modified?.toString();
  await window.tabGroups.close(tabs.filter(({ input }) => shown(input) === after.toString()));
}
