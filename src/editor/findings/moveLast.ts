import { CodeAction, CodeActionKind, commands, Disposable, type TextDocument, window } from 'vscode';
import { innerCommandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { placeOf, targetOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';
import { make, Proposals } from '../proposals';
import type { Rooms } from '../rooms';

const title = 'Move variables last';

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
  const proposals = new Proposals('promptmeter-reordered');

  const move = async (place?: unknown) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const { document, reading, prompt } = target;
    const order = await reading.reordered(target.place.index);
    const { version } = document;
    if (order.kind === 'stays') return void window.showInformationMessage(order.because);
    if (reading.version !== version) return changedMeanwhile();
    const chosen = await proposals.ask(document, {
      edits: [order.edit],
      name: `${prompt.name}: variables last`,
      title,
      placeHolder: 'Static text first, so that the provider’s prompt cache can serve it',
      choices: [
        { label: '$(check) Move them', moves: true },
        { label: '$(close) Leave them', moves: false },
      ],
    });
    if (!chosen?.moves) return;
    if (document.version !== version) return changedMeanwhile();
    await make(document, [order.edit]);
  };

  return Disposable.from(proposals, commands.registerCommand(innerCommandIds.moveLast, move));
}

function changedMeanwhile(): void {
  void window.showWarningMessage('The text has changed meanwhile: ask for the variables to be moved again.');
}
