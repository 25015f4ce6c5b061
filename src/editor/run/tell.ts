import { commands, window } from 'vscode';
import type { CallResult, Explained, Failure } from '../../calls';
import { commandIds } from '../commands';
import type { PromptPlace, Target } from '../documents/target';
import { timeText } from '../words/calls';
import { overBudget } from './over';
import { closingLine } from './words';

interface Help {
  readonly label: string;
  readonly command: string;
  /** What the command is called with; the prompt's place where nothing is said. */
  readonly with?: (place: PromptPlace) => readonly unknown[];
}

/** What helps against each failure, as the button under its message. */
const helps: Readonly<Record<Failure, Help>> = {
  key: { label: 'Set API Key', command: commandIds.setApiKey },
  model: { label: 'Choose Model', command: commandIds.compareModels },
  address: {
    label: 'Open Settings',
    command: 'workbench.action.openSettings',
    with: () => ['promptmeter.baseUrl'],
  },
  limit: { label: 'Run Again', command: commandIds.runPrompt },
  budget: {
    label: 'Run Once All the Same',
    command: commandIds.runPrompt,
    with: place => [place, overBudget],
  },
  cancelled: { label: 'Run Again', command: commandIds.runPrompt },
  other: { label: 'Run Again', command: commandIds.runPrompt },
};

/** Tells the user how a run ended, with a button that leads on. */
export async function tell({ place, prompt }: Target, result: CallResult | Explained): Promise<void> {
  if (!('call' in result)) return offer(result.sentence, result.failure, place);
  const { call, failure, detail, unrecorded, from } = result;
  if (unrecorded) void window.showWarningMessage(unrecorded);
  if (failure && failure !== 'cancelled') {
    return offer(detail ? `${call.error} It said: ${detail}` : call.error, failure, place);
  }
  const line = `${prompt.name}: ${failure ? 'cancelled' : 'done'} · ${closingLine(call)}`;
  const kept = from ? ` · the answer of ${timeText(new Date(from.at), new Date())}, kept in the cache` : '';
  const why = kept + (call.routeReason === '' ? '' : ` · ${call.routeReason}`);
  const pressed = await window.showInformationMessage(line + why, 'Show Spend');
  if (pressed) await commands.executeCommand(commandIds.showSpend);
}

async function offer(message: string, failure: Failure, place: PromptPlace): Promise<void> {
  const { label, command, with: given = it => [it] } = helps[failure];
  const pressed = await window.showErrorMessage(message, label);
  if (pressed) await commands.executeCommand(command, ...given(place));
}
