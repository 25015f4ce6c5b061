import { CodeAction, CodeActionKind, type Command, type Diagnostic, type TextDocument } from 'vscode';
import type { Finding } from '../findings';
import { commandIds, innerCommandIds } from './commands';
import { minimiseActions } from './minimiseActions';
import type { Reading } from './reading';
import type { Rooms } from './rooms';
import { type PromptPlace, placeOf } from './target';
import { modelChange } from './useModel';

/** What can be done about a finding, best first. */
export async function findingActions(
  rooms: Pick<Rooms, 'prices'>,
  document: TextDocument,
  reading: Reading,
  diagnostic: Diagnostic,
): Promise<CodeAction[]> {
  const { code, range } = diagnostic;
  const found = await reading.findings();
  const finding = found.find(it => it.code === code && document.positionAt(it.start).isEqual(range.start));
  if (!finding) return [];
  const index = promptOf(reading, finding);
  const minimising =
    code === 'minimise' ? await minimiseActions(document, reading, index, CodeActionKind.QuickFix) : [];
  const fixes = commandsOf(finding, placeOf(document, index)).map(quickFix);
  for (const fix of fixes) {
    if (fix.command?.command === innerCommandIds.useModel)
      useEdit(fix, rooms, document, reading, finding, index);
  }
  const actions = [...minimising, ...fixes];
  for (const action of actions) action.diagnostics = [diagnostic];
  return actions;
}

function commandsOf(finding: Finding, place: PromptPlace): Command[] {
  const compare = { title: 'Compare models', command: commandIds.compareModels, arguments: [place] };
  const dismiss = {
    title: 'Do not suggest here',
    command: innerCommandIds.dismissSuggestion,
    arguments: [place.uri, { code: finding.code, prompt: finding.prompt }],
  };
  const { model } = finding;
  switch (finding.code) {
    case 'cheaper-model':
      return [
        { title: `Use ${model}`, command: innerCommandIds.useModel, arguments: [place, model] },
        compare,
        dismiss,
        { title: 'Never suggest a cheaper model', command: innerCommandIds.neverSuggest },
      ];
    case 'unpriced':
      return [{ ...compare, title: 'Choose a model…' }, dismiss];
    case 'context-window':
      return [compare, dismiss];
    case 'minimise':
      return [
        { title: 'Preview minimised prompt', command: commandIds.previewMinimise, arguments: [place] },
        dismiss,
      ];
    case 'unreadable':
      return [];
    default:
      return [dismiss];
  }
}

function quickFix(command: Command): CodeAction {
  const action = new CodeAction(command.title, CodeActionKind.QuickFix);
  action.command = command;
  action.isPreferred = command.command === innerCommandIds.useModel;
  return action;
}

/**
 * Lets an action make the change itself where the file has a place for the model: VS Code forgets a command's arguments
 * when newer actions come in while the list of these is open, and a click on it then does nothing.
 */
function useEdit(
  action: CodeAction,
  rooms: Pick<Rooms, 'prices'>,
  document: TextDocument,
  reading: Reading,
  finding: Finding,
  index: number,
): void {
  const model = finding.model === undefined ? undefined : rooms.prices.resolve(finding.model);
  const prompt = reading.file.prompts[index];
  const change = model && prompt && modelChange(rooms, document, reading, prompt, model);
  if (!change) return;
  action.edit = change;
  delete action.command;
}

/** The number of the prompt a finding is about: by its name, or by its place where names repeat. */
function promptOf({ file }: Reading, finding: Finding): number {
  const named = file.prompts.map(it => it.name === finding.prompt);
  const placed = file.prompts.findIndex(
    (prompt, index) =>
      named[index] &&
      [prompt, ...prompt.models].some(it => it.start <= finding.start && finding.end <= it.end),
  );
  return Math.max(0, placed >= 0 ? placed : named.indexOf(true));
}
