import { commands, window } from 'vscode';
import type { CallResult, Explained } from '../../calls';
import type { Before, Judgement, Request } from '../../rewrite';
import { commandIds } from '../commands';
import type { Target } from '../documents/target';
import type { Rooms } from '../rooms';
import { costText } from '../run/words';
import { callWriter } from './call';
import { aimText, callText, expectedText } from './words';
import type { Writer } from './writer';

export interface Asked {
  readonly writer: Writer;
  /** Length to aim at, in percent of the prompt's own. */
  readonly percent: number;
  /** The try before this one. */
  readonly before: Before | undefined;
  /** Of the document, when the user asked for the rewrite. */
  readonly version: number;
}

/** One call, agreed to, made and judged; `undefined` when there is nothing to judge, which the user knows then. */
export async function attempt(
  rooms: Rooms,
  target: Target,
  { writer, percent, before, version }: Asked,
): Promise<{ readonly result: CallResult; readonly judgement: Judgement } | undefined> {
  const { document, reading, place, prompt } = target;
  const request = await reading.rewriteRequest(place.index, { model: writer.model, percent, before });
  if ('kind' in request) return void window.showInformationMessage(request.because);
  if (document.version !== version) return tellChanged(prompt.name);
  if (!(await agree(target, request, before !== undefined))) return undefined;
  const result = await callWriter(rooms, target, writer, request);
  if (!result) return undefined;
  if (!('call' in result) || result.failure) return tellFailure(prompt.name, result);
  if (result.unrecorded) void window.showWarningMessage(result.unrecorded);
  const judgement = document.version === version && (await reading.rewriteJudged(place.index, result.text));
  if (judgement && document.version === version) return { result, judgement };
  return tellChanged(prompt.name, ` The call was made: ${costText(result.call)}.`);
}

/** Says what the call costs, and whether the user wants it. */
async function agree({ prompt, estimate }: Target, request: Request, isAgain: boolean): Promise<boolean> {
  const go = {
    label: isAgain ? '$(check) Try again' : '$(check) Rewrite',
    description: `${callText(request)}: ${expectedText(request)}`,
    detail: aimText(request, estimate.model),
  };
  const chosen = await window.showQuickPick([go, { label: '$(close) Make no call' }], {
    title: `Rewrite ${prompt.name} with ${request.model} (${expectedText(request)})`,
    placeHolder: 'Placeholders, code and examples stay here. Thinking is billed on top.',
    ignoreFocusOut: true,
  });
  return chosen === go;
}

/** @param cost what the call cost that was in vain, as a sentence */
export function tellChanged(name: string, cost = ''): undefined {
  void window.showWarningMessage(
    `“${name}” has changed meanwhile, so the rewrite no longer fits it and was left.${cost} Run the command again.`,
  );
}

async function tellFailure(name: string, result: CallResult | Explained): Promise<undefined> {
  const { failure } = result;
  const sentence = 'call' in result ? result.call.error : result.sentence;
  if (failure === 'cancelled') {
    window.setStatusBarMessage(`Promptmeter: the rewrite of ${name} was cancelled.`, 8000);
    return;
  }
  const message = result.detail ? `${sentence} It said: ${result.detail}` : sentence;
  if (failure === 'key') {
    const pressed = await window.showErrorMessage(message, 'Set API Key');
    if (pressed) await commands.executeCommand(commandIds.setApiKey);
  } else if (failure === 'budget') {
    const pressed = await window.showErrorMessage(message, 'Open Settings');
    if (pressed) await commands.executeCommand('workbench.action.openSettings', 'promptmeter.budgets');
  } else if (failure === 'address') {
    const pressed = await window.showErrorMessage(message, 'Open Settings');
    if (pressed) await commands.executeCommand('workbench.action.openSettings', 'promptmeter.baseUrl');
  } else await window.showErrorMessage(message);
}
