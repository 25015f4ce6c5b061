import {
  CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type TextDocument,
  type WorkspaceEdit,
} from 'vscode';
import type { Finding } from '../../findings';
import { commandIds, innerCommandIds } from '../commands';
import { modelChange } from '../compare/useModel';
import type { Reading } from '../documents/reading';
import { type PromptPlace, placeOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';
import { minimiseActions, reviewActions } from '../minimise/actions';
import type { Rooms } from '../rooms';
import { keptOn } from '../trials/keepModel';
import { cachingActions } from './caching';
import type { Scope } from './dismissals';
import { foundIn } from './found';
import { goToOther } from './goTo';
import { topicOf } from './pages';

/** The minimising rules whose edits take a repetition out; they leave alone what stands below another heading. */
const repetitions = ['duplicate-paragraph', 'duplicate-line'];

/** What can be done about a finding, best first. */
export async function findingActions(
  rooms: Pick<Rooms, 'dismissals' | 'prices' | 'spending' | 'verdicts' | 'watching'>,
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  diagnostic: Diagnostic,
): Promise<CodeAction[]> {
  const { code: shown, range } = diagnostic;
  const code = typeof shown === 'object' ? shown.value : shown;
  const found = await foundIn(rooms, document, reading);
  const finding = found.find(
    it => topicOf(it) === code && document.positionAt(it.start).isEqual(range.start),
  );
  if (!finding) return [];
  const { index = 0 } = finding;
  const minimising =
    code === 'minimise'
      ? await minimiseActions(rooms, kept, document, reading, index, CodeActionKind.QuickFix)
      : [];
  const use = useAction(rooms, kept, document, reading, finding, index);
  const repeated =
    code === 'duplicate'
      ? await reviewActions(kept, document, reading, index, CodeActionKind.QuickFix, finding, repetitions)
      : [];
  const caching = code === 'cache-order' ? await cachingActions(kept, document, reading, finding, index) : [];
  const actions = [
    ...minimising,
    ...caching,
    ...use,
    ...keepAction(kept, document, reading, finding, index),
    ...repeated.slice(0, 1),
    ...goToOther(kept, document, diagnostic).map(quickFix),
    ...commandsOf(kept, finding, placeOf(document, index)).map(quickFix),
  ];
  for (const action of actions) action.diagnostics = [diagnostic];
  return actions;
}

function commandsOf(kept: KeptCommands, finding: Finding, place: PromptPlace): Command[] {
  const compare = (title: string) => kept.keep(title, commandIds.compareModels, place);
  const { code, reason, prompt, key, model } = finding;
  const dismiss = (title: string, scope: Scope) =>
    kept.keep(title, innerCommandIds.dismissSuggestion, place.uri, { code, reason, prompt, key }, scope);
  const dismissals = [dismiss('Do not suggest here', 'here'), dismiss('Do not suggest in this file', 'file')];
  const everywhere = dismiss(`Never suggest “${topicOf(finding)}”`, 'everywhere');
  switch (code) {
    case 'cheaper-model':
      return [
        ...(model === undefined
          ? []
          : [kept.keep(`Test ${model} on your inputs…`, commandIds.testCheaperModel, place, model)]),
        compare('Compare models'),
        ...dismissals,
        { title: 'Never suggest a cheaper model', command: innerCommandIds.neverSuggest },
      ];
    case 'drift':
      return [
        { title: 'Show routing audit', command: commandIds.showRoutingAudit },
        kept.keep('Test a cheaper model on your inputs…', commandIds.testCheaperModel, place),
        dismiss('Do not warn of drift here', 'here'),
        dismiss('Do not warn of drift in this file', 'file'),
        dismiss('Never warn of drift', 'everywhere'),
      ];
    case 'unpriced':
      return [compare('Choose a model…'), ...dismissals, everywhere];
    case 'context-window':
    case 'over-budget':
      return [compare('Compare models'), ...dismissals, everywhere];
    case 'minimise':
      return [
        kept.keep('Preview minimised prompt', commandIds.previewMinimise, place),
        ...dismissals,
        everywhere,
      ];
    case 'unreadable':
      return [];
    default:
      return [...dismissals, everywhere];
  }
}

/**
 * "Use X": an edit where the file has a place for the model's name, else the command that says what can be done
 * instead.
 */
function useAction(
  rooms: Pick<Rooms, 'prices'>,
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  { code, model: name }: Finding,
  index: number,
): readonly CodeAction[] {
  const model = name === undefined ? undefined : rooms.prices.resolve(name);
  const prompt = reading.file.prompts[index];
  if (code !== 'cheaper-model' || name === undefined || !model || !prompt) return [];
  const title = `Use ${name}`;
  const change = modelChange(rooms, document, reading, prompt, model);
  const action = change
    ? editing(title, change)
    : quickFix(kept.keep(title, innerCommandIds.useModel, placeOf(document, index), name));
  action.isPreferred = true;
  return [action];
}

/** "Keep its calls on X", where a policy of the setting sends them elsewhere. */
function keepAction(
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  { code, model }: Finding,
  index: number,
): readonly CodeAction[] {
  if (code !== 'drift' || model === undefined || !keptOn(document, reading, index, model)) return [];
  const place = placeOf(document, index);
  const action = quickFix(kept.keep(`Keep its calls on ${model}`, innerCommandIds.keepModel, place, model));
  action.isPreferred = true;
  return [action];
}

function editing(title: string, edit: WorkspaceEdit): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}

function quickFix(command: Command): CodeAction {
  const action = new CodeAction(command.title, CodeActionKind.QuickFix);
  action.command = command;
  return action;
}
