import { commands, window } from 'vscode';
import type { CallResult, Explained, Failure } from '../../calls';
import { commandIds } from '../commands';
import type { Target } from '../documents/target';
import { closingLine } from './words';

/** What helps against each failure, as the button under its message. */
const helps: Readonly<
  Record<Failure, { readonly label: string; readonly command: string; readonly argument?: string }>
> = {
  key: { label: 'Set API Key', command: commandIds.setApiKey },
  model: { label: 'Choose Model', command: commandIds.compareModels },
  address: {
    label: 'Open Settings',
    command: 'workbench.action.openSettings',
    argument: 'promptmeter.baseUrl',
  },
  limit: { label: 'Run Again', command: commandIds.runPrompt },
  cancelled: { label: 'Run Again', command: commandIds.runPrompt },
  other: { label: 'Run Again', command: commandIds.runPrompt },
};

/** Tells the user how a run ended, with a button that leads on. */
export async function tell({ place, prompt }: Target, result: CallResult | Explained): Promise<void> {
  if (!('call' in result)) return offer(result.sentence, result.failure, place);
  const { call, failure, detail, unrecorded } = result;
  if (unrecorded) void window.showWarningMessage(unrecorded);
  if (failure && failure !== 'cancelled') {
    return offer(detail ? `${call.error} It said: ${detail}` : call.error, failure, place);
  }
  const line = `${prompt.name}: ${failure ? 'cancelled' : 'done'} · ${closingLine(call)}`;
  const pressed = await window.showInformationMessage(line, 'Show Spend');
  if (pressed) await commands.executeCommand(commandIds.showSpend);
}

async function offer(message: string, failure: Failure, place: Target['place']): Promise<void> {
  const { label, command, argument } = helps[failure];
  const pressed = await window.showErrorMessage(message, label);
  if (pressed) await commands.executeCommand(command, argument ?? place);
}
