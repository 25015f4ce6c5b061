import {
  type Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { innerCommandIds } from '../commands';
import type { Rooms } from '../rooms';
import { badged } from './badges';
import { type ListRooms, listed } from './listed';
import { type Layout, type Node, nodesOf } from './nodes';

/** A line of the view with the workspace folder it is in. */
export interface Line {
  readonly node: Node;
  readonly folder: Uri;
}

type ItemRooms = ListRooms & Pick<Rooms, 'spending' | 'tested'>;

/** Makes VS Code's items of the nodes. */
export class PromptItems implements TreeDataProvider<Line>, Disposable {
  readonly #rooms: ItemRooms;
  readonly #changed = new EventEmitter<undefined>();
  layout: Layout = { by: 'folder', filter: '' };
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(rooms: ItemRooms) {
    this.#rooms = rooms;
  }

  /** Has all lines made anew. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  getChildren(line?: Line): Line[] {
    if (line) return line.node.children.map(node => ({ node, folder: line.folder }));
    const filled = listed(this.#rooms).flatMap(({ folder, files }) => {
      const spent = this.layout.by === 'spend' ? this.#rooms.spending.within(folder.uri.fsPath) : undefined;
      const tested = this.#rooms.tested.within(folder.uri);
      const children = nodesOf(files, this.layout, { spent, tested });
      return children.length > 0 ? [{ folder, children }] : [];
    });
    if (filled.length <= 1) {
      return filled.flatMap(({ folder, children }) => children.map(node => ({ node, folder: folder.uri })));
    }
    return filled.map(({ folder, children }) => ({
      folder: folder.uri,
      node: {
        kind: 'folder',
        id: '',
        label: folder.name,
        description: '',
        findings: { count: 0, warns: false },
        details: folder.name,
        children,
      },
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
    const { path = node.id, offset = 0 } = node.opens ?? {};
    item.resourceUri = badged(Uri.joinPath(folder, path), node.findings);
    if (node.opens) {
      item.command = {
        command: innerCommandIds.openPrompt,
        title: 'Open Prompt',
        arguments: [Uri.joinPath(folder, path).toString(), offset],
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
