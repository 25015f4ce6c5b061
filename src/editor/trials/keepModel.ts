import { ConfigurationTarget, commands, type Disposable, type TextDocument, window, workspace } from 'vscode';
import { keepOn } from '../../policy';
import { wantsIn } from '../../prompts';
import { innerCommandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { targetOf } from '../documents/target';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/**
 * The setting of routing with a rule for a prompt's file; undefined where no policy of it sends the prompt's calls
 * elsewhere.
 */
export function keptOn(document: TextDocument, { file }: Reading, index: number, model: string) {
  const own = wantsIn(file.prompts, index, document.getText()).route;
  if (own !== undefined) return undefined;
  return keepOn(readSettings(document.uri).routing, placeOfFile(document.uri).path, model);
}

const nothingHolds =
  'No policy of the setting “promptmeter.routing” sends these calls elsewhere. Where the prompt names a policy of its own, or a ' +
  'gateway was started with a --routing file, write “promptmeter-route: none” in front of the prompt.';

/** "Keep its calls on X": writes a rule into the setting of routing, and takes it back at once where that was a mistake. */
export function registerKeepModel(rooms: Rooms): Disposable {
  return commands.registerCommand(innerCommandIds.keepModel, async (argument: unknown, model: string) => {
    const target = await targetOf(rooms, argument);
    if (!target) return;
    const { document, reading, place } = target;
    const setting = keptOn(document, reading, place.index, model);
    if (!setting) return void window.showInformationMessage(nothingHolds);
    // A rule about a path belongs to its workspace; where that is not trusted, its routing does not count.
    const isOfWorkspace = workspace.workspaceFolders !== undefined && workspace.isTrusted;
    const to = isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const configuration = () => workspace.getConfiguration('promptmeter', document.uri);
    const set = configuration().inspect<object>('routing');
    const before = isOfWorkspace ? set?.workspaceValue : set?.globalValue;
    await configuration().update('routing', setting, to);
    const [undo, show] = ['Undo', 'Show Setting'];
    const choice = await window.showInformationMessage(
      `The calls of ${placeOfFile(document.uri).path} stay on ${model} from now on: the setting “promptmeter.routing” has a rule for them.`,
      undo,
      show,
    );
    if (choice === undo) await configuration().update('routing', before, to);
    if (choice === show)
      await commands.executeCommand('workbench.action.openSettings', 'promptmeter.routing');
  });
}
