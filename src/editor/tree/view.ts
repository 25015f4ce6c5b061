import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  EventEmitter,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commandIds, innerCommandIds } from '../commands';
import type { Rooms } from '../rooms';
import { counted, grouped } from '../words/cost';
import { type Layout, type Node, nodesOf } from './nodes';

/** As `package.json` contributes it. */
const viewId = 'promptmeter.prompts';

/** Milliseconds between two drawings of the view while a scan runs. */
const drawingPause = 300;

/** A line of the view with the workspace folder it is in. */
interface Line {
  readonly node: Node;
  readonly folder: Uri;
}

/** The view "Prompts": every prompt of the workspace with what it costs. It scans when it is first looked at. */
export function registerTree(rooms: Rooms): Disposable {
  const provider = new PromptTree(rooms);
  const view = window.createTreeView(viewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  let scanning: CancellationTokenSource | undefined;

  async function scan(): Promise<void> {
    scanning?.cancel();
    const mine = new CancellationTokenSource();
    scanning = mine;
    try {
      await scanInView(rooms, view, mine.token);
    } finally {
      if (scanning === mine) scanning = undefined;
      tell(view, rooms, provider.layout);
    }
  }

  function lay(layout: Partial<Layout>): void {
    provider.lay(layout);
    tell(view, rooms, provider.layout);
  }

  let looked = false;
  const look = () => {
    if (looked || !view.visible) return;
    looked = true;
    void scan();
  };
  look();
  return Disposable.from(
    view,
    provider,
    view.onDidChangeVisibility(look),
    workspace.onDidChangeWorkspaceFolders(() => looked && void scan()),
    workspace.onDidChangeConfiguration(change => {
      if (
        looked &&
        (change.affectsConfiguration('promptmeter') || change.affectsConfiguration('files.exclude'))
      )
        void scan();
    }),
    commands.registerCommand(commandIds.scanWorkspace, scan),
    commands.registerCommand(commandIds.cancelScan, () => scanning?.cancel()),
    commands.registerCommand(commandIds.promptsByCost, () => lay({ by: 'cost' })),
    commands.registerCommand(commandIds.promptsByFolder, () => lay({ by: 'folder' })),
    commands.registerCommand(commandIds.clearPromptFilter, () => lay({ filter: '' })),
    commands.registerCommand(commandIds.filterPrompts, async () => {
      const filter = await window.showInputBox({
        title: 'Filter Prompts',
        prompt: 'Shows the prompts whose path, name or model holds this text.',
        value: provider.layout.filter,
      });
      if (filter !== undefined) lay({ filter });
    }),
    commands.registerCommand(innerCommandIds.openPrompt, open),
  );
}

/** Scans with a bar above the view and the figures in it; a cancelled scan is no failure. */
async function scanInView(
  { workspacePrompts, log }: Rooms,
  view: TreeView<Line>,
  token: CancellationToken,
): Promise<void> {
  await setContext('scanning', true);
  try {
    await window.withProgress({ location: { viewId } }, () =>
      workspacePrompts.scan(({ done, of }) => {
        view.message = `Scanning ${grouped(done)} of ${grouped(of)} files…`;
      }, token),
    );
    for (const { path, message } of workspacePrompts.skipped) log.warn(`${path} was not scanned: ${message}`);
  } catch (error) {
    if (token.isCancellationRequested) return;
    log.error('The workspace could not be scanned.', error as Error);
    void window.showErrorMessage(`The workspace could not be scanned: ${(error as Error).message}`);
  } finally {
    await setContext('scanning', false);
  }
}

/** Says above the view what is not to be seen in it. */
function tell(view: TreeView<Line>, { workspacePrompts }: Rooms, { by, filter }: Layout): void {
  const { length } = workspacePrompts.skipped;
  const files = length === 1 ? '1 file' : `${grouped(length)} files`;
  view.message = [
    ...(filter.trim() === '' ? [] : [`Filtered by “${filter.trim()}”.`]),
    ...(length === 0 ? [] : [`${files} could not be read; the log says why.`]),
  ].join(' ');
  const value = workspacePrompts
    .folders()
    .flatMap(it => it.files)
    .filter(it => it.sameAs === undefined)
    .flatMap(it => it.prompts)
    .reduce((sum, it) => sum + it.findings.length, 0);
  view.badge = value === 0 ? undefined : { value, tooltip: counted(value, 'finding') };
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

/** Makes VS Code's items of the nodes. */
class PromptTree implements TreeDataProvider<Line>, Disposable {
  readonly #rooms: Rooms;
  readonly #changed = new EventEmitter<undefined>();
  readonly #listener: Disposable;
  #timer: NodeJS.Timeout | undefined;
  layout: Layout = { by: 'folder', filter: '' };
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
    this.#listener = rooms.workspacePrompts.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#changed.fire(undefined);
      }, drawingPause);
    });
  }

  lay(layout: Partial<Layout>): void {
    this.layout = { ...this.layout, ...layout };
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#listener.dispose();
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  getChildren(line?: Line): Line[] {
    if (line) return line.node.children.map(node => ({ node, folder: line.folder }));
    const filled = this.#rooms.workspacePrompts.folders().flatMap(({ folder, files }) => {
      const children = nodesOf(files, this.layout);
      return children.length > 0 ? [{ folder, children }] : [];
    });
    if (filled.length <= 1) {
      return filled.flatMap(({ folder, children }) => children.map(node => ({ node, folder: folder.uri })));
    }
    return filled.map(({ folder, children }) => ({
      folder: folder.uri,
      node: { kind: 'folder', id: '', label: folder.name, description: '', details: folder.name, children },
    }));
  }

  getTreeItem({ node, folder }: Line): TreeItem {
    const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
    const unfolded = node.kind === 'always-loaded' ? Expanded : Collapsed;
    const item = new TreeItem(node.label, node.children.length > 0 ? unfolded : None);
    item.id = `${folder}#${node.id}`;
    item.description = node.description;
    item.tooltip = node.details;
    item.accessibilityInformation = { label: node.details };
    item.iconPath = new ThemeIcon(icons[node.kind]);
    item.contextValue = node.kind;
    if (node.opens) {
      const { path, offset } = node.opens;
      const uri = Uri.joinPath(folder, path);
      if (node.kind !== 'prompt') item.resourceUri = uri;
      item.command = {
        command: innerCommandIds.openPrompt,
        title: 'Open Prompt',
        arguments: [uri.toString(), offset],
      };
    }
    return item;
  }
}

const icons = {
  'always-loaded': 'sync',
  folder: 'folder',
  file: 'file',
  prompt: 'comment',
} satisfies Record<Node['kind'], string>;
