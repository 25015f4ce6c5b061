import {
  commands,
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import { firstWish } from '../../../media/wish';
import { commandIds } from '../commands';
import { factsFor } from '../panel/facts';
import { tipsOn } from '../panel/tips';
import { spendView } from '../panel/view';
import type { Rooms } from '../rooms';
import { type OverviewNode, overviewOf } from './nodes';

const viewId = 'promptmeter.overview';

/** Milliseconds to gather changes in. */
const rest = 1000;

/**
 * The view "Spend" in the side bar: what is spent, how budgets stand, and what to look at first. Follows the ledger
 * while it is seen.
 */
export function registerOverview(rooms: Rooms): Disposable {
  const lines = new Overview(rooms);
  const view = window.createTreeView(viewId, { treeDataProvider: lines });
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    if (!view.visible) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      lines.refresh();
    }, rest);
  };
  const stopListening = rooms.ledger.onChange(changed);
  return Disposable.from(
    view,
    lines,
    { dispose: stopListening },
    new Disposable(() => clearTimeout(timer)),
    view.onDidChangeVisibility(changed),
    // Days begin while nobody looks.
    window.onDidChangeWindowState(changed),
    rooms.budgeting.onDidChange(changed),
    rooms.opportunities.onDidChange(changed),
  );
}

class Overview implements TreeDataProvider<OverviewNode>, Disposable {
  readonly #rooms: Rooms;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(of?: OverviewNode): Promise<OverviewNode[]> {
    if (of) return [...of.children];
    try {
      const facts = await factsFor(this.#rooms, firstWish);
      await commands.executeCommand('setContext', 'promptmeter.noCalls', facts.isEmpty);
      const tips = tipsOn(facts);
      return [...overviewOf(spendView(facts, tips), tips)];
    } catch (error) {
      this.#rooms.log.error('The view Spend could not read the ledger.', error as Error);
      const message = error instanceof Error ? error.message : String(error);
      return [
        { id: 'failed', label: message, description: '', tooltip: message, icon: 'warning', children: [] },
      ];
    }
  }

  getTreeItem(node: OverviewNode): TreeItem {
    const { Expanded, None } = TreeItemCollapsibleState;
    const item = new TreeItem(node.label, node.children.length > 0 ? Expanded : None);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    if (node.icon)
      item.iconPath = new ThemeIcon(node.icon, node.tone && new ThemeColor(`list.${node.tone}Foreground`));
    item.command = node.command ?? { title: 'Open Spend', command: commandIds.showSpend };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
