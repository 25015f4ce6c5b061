import { ConfigurationTarget, commands, type Disposable, window, workspace } from 'vscode';
import { rules } from '../../minimise';
import { innerCommandIds } from '../commands';

const key = 'minimise.off';

/** "Do not use this rule in this workspace": writes the setting, and takes it back at once where that was a mistake. */
export function registerRuleOff(): Disposable {
  return commands.registerCommand(innerCommandIds.switchRuleOff, async (ids: readonly string[]) => {
    const id = ids.length === 1 ? ids[0] : await choose(ids);
    if (id === undefined) return;
    const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const configuration = () => workspace.getConfiguration('promptmeter', null);
    const before = valueAt(target);
    await configuration().update(key, [...new Set([...(before ?? inherited(target)), id])], target);
    const undo = 'Undo';
    const sentence = `The minimising rule “${id}” is not used any more: it stands in the setting “promptmeter.${key}”.`;
    void window.showInformationMessage(sentence, undo).then(choice => {
      if (choice === undo) return configuration().update(key, before, target);
    });
  });
}

/** The setting as the target itself holds it. */
function valueAt(target: ConfigurationTarget): readonly string[] | undefined {
  const set = workspace.getConfiguration('promptmeter', null).inspect<readonly string[]>(key);
  return target === ConfigurationTarget.Workspace ? set?.workspaceValue : set?.globalValue;
}

/** What a workspace's list takes the place of: VS Code does not merge lists. */
function inherited(target: ConfigurationTarget): readonly string[] {
  return (target === ConfigurationTarget.Workspace && valueAt(ConfigurationTarget.Global)) || [];
}

async function choose(ids: readonly string[]): Promise<string | undefined> {
  const items = rules.filter(it => ids.includes(it.id)).map(({ id, why }) => ({ label: id, detail: why }));
  const chosen = await window.showQuickPick(items, {
    title: 'Do Not Use a Rule in This Workspace',
    placeHolder: 'The rule that minimising is to leave out here',
    matchOnDetail: true,
  });
  return chosen?.label;
}
