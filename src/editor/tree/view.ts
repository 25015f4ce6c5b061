import { commands, Disposable, Range, type TreeView, Uri, window, workspace } from 'vscode';
import { commandIds, innerCommandIds } from '../commands';
import type { Rooms } from '../rooms';
import { counted, grouped } from '../words/cost';
import { registerBadges } from './badges';
import { PromptItems } from './items';
import { listed } from './listed';
import type { Layout } from './nodes';
import { registerScanning, viewId } from './scanning';
import { foundOf } from './words';

/** Milliseconds between two drawings of the view while a scan runs. */
const drawingPause = 300;

/** The view "Prompts": every prompt of the workspace with what it costs. */
export function registerTree(rooms: Rooms): Disposable {
  const items = new PromptItems(rooms);
  const view = window.createTreeView(viewId, {
    treeDataProvider: items,
    showCollapseAll: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    timer = undefined;
    items.refresh();
    tell(view, rooms, items.layout);
  };
  const soon = () => {
    timer ??= setTimeout(draw, drawingPause);
  };
  const lay = (layout: Partial<Layout>) => {
    items.layout = { ...items.layout, ...layout };
    draw();
  };
  return Disposable.from(
    view,
    items,
    registerBadges(),
    registerScanning(rooms, view),
    rooms.workspacePrompts.onDidChange(soon),
    rooms.dismissals.onDidChange(soon),
    rooms.watching.onDidChange(soon),
    rooms.tested.onDidChange(soon),
    rooms.spending.onDidChange(() => items.layout.by === 'spend' && soon()),
    new Disposable(() => clearTimeout(timer)),
    commands.registerCommand(commandIds.promptsByCost, () => lay({ by: 'cost' })),
    commands.registerCommand(commandIds.promptsBySpend, () => lay({ by: 'spend' })),
    commands.registerCommand(commandIds.promptsByFolder, () => lay({ by: 'folder' })),
    commands.registerCommand(commandIds.clearPromptFilter, () => lay({ filter: '' })),
    commands.registerCommand(commandIds.filterPrompts, async () => {
      const filter = await window.showInputBox({
        title: 'Filter Prompts',
        prompt: 'Shows the prompts whose path, name or model holds this text.',
        value: items.layout.filter,
      });
      if (filter !== undefined) lay({ filter });
    }),
    commands.registerCommand(innerCommandIds.openPrompt, open),
  );
}

/** Says above the view what is not to be seen in it, and on its icon how much is found. */
function tell(view: TreeView<unknown>, rooms: Rooms, { by, filter }: Layout): void {
  const { progress, skipped } = rooms.workspacePrompts;
  const unread = skipped.length === 1 ? '1 file' : `${grouped(skipped.length)} files`;
  view.message = [
    ...(progress ? [`Scanning ${grouped(progress.done)} of ${grouped(progress.of)} files…`] : []),
    ...(filter.trim() === '' ? [] : [`Filtered by “${filter.trim()}”.`]),
    ...(skipped.length === 0 ? [] : [`${unread} could not be read; the log says why.`]),
  ].join(' ');
  const prompts = listed(rooms)
    .flatMap(it => it.files)
    .flatMap(it => it.prompts);
  const { count } = foundOf(prompts);
  view.badge = count === 0 ? undefined : { value: count, tooltip: counted(count, 'finding') };
  void setContext('promptsBy', by);
  void setContext('promptsFiltered', filter.trim() !== '');
}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand('setContext', `promptmeter.${key}`, value);
}

async function open(uri: string, offset: number): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const at = document.positionAt(offset);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}
