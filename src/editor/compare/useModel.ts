import {
  commands,
  type Disposable,
  env,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { Model } from '../../prices';
import type { PromptOutline } from '../../reader';
import { innerCommandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { type PromptPlace, type Target, targetOf } from '../documents/target';
import type { Rooms } from '../rooms';
import { modelEdit } from './modelEdit';

/** The command behind "Use X". */
export function registerUseModel(rooms: Rooms): Disposable {
  return commands.registerCommand(innerCommandIds.useModel, async (place: PromptPlace, id: string) => {
    const model = rooms.prices.resolve(id);
    if (model) await useModel(rooms, place, model);
  });
}

/**
 * Puts a prompt on another model, in the file as it is now: it may have changed since the model was offered. Where
 * the file has no place for a model, offers what can be done instead.
 */
export async function useModel(rooms: Rooms, place: PromptPlace, model: Model): Promise<void> {
  const target = await targetOf(rooms, place);
  if (!target) return;
  const { document, reading, prompt } = target;
  const change = modelChange(rooms, document, reading, prompt, model);
  if (!change) return offerOtherWays(target, model);
  if (!(await workspace.applyEdit(change))) {
    void window.showWarningMessage(
      `The file could not be changed, so it stays on ${target.estimate.modelName}.`,
    );
  }
}

/** The change of the document that puts a prompt on another model; `undefined` where it has no place for one. */
export function modelChange(
  { prices }: Pick<Rooms, 'prices'>,
  document: TextDocument,
  { file }: Reading,
  prompt: PromptOutline,
  model: Model,
): WorkspaceEdit | undefined {
  const edit = modelEdit(file.format, document.getText(), prompt, model, prices);
  if (!edit) return undefined;
  const change = new WorkspaceEdit();
  const range = new Range(document.positionAt(edit.start), document.positionAt(edit.end));
  change.replace(document.uri, range, edit.replacement);
  return change;
}

async function offerOtherWays({ document }: Target, model: Model): Promise<void> {
  const copy = 'Copy Name';
  const setDefault = 'Price Such Prompts on It';
  const choice = await window.showInformationMessage(
    `This kind of file has no place for a model's name. ${model.id} can be the model that prompts without one are priced on.`,
    setDefault,
    copy,
  );
  if (choice === copy) await env.clipboard.writeText(model.id);
  if (choice === setDefault) {
    await workspace.getConfiguration('promptmeter', document.uri).update('defaultModel', model.id);
  }
}
