import { commands, Disposable, type WebviewPanel } from 'vscode';
import type { ToWebview } from '../../../media/messages';
import { firstWish } from '../../../media/wish';
import { localDay } from '../../ledger';
import { throwOut } from '../cache/clearing';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { LivePage } from '../webview/livePage';
import { OnePanel } from '../webview/onePanel';
import { factsFor } from './facts';
import { openBooked } from './open';
import { requestOf } from './request';
import { type Tip, tipsOn } from './tips';
import { spendView } from './view';
import { wantedBy } from './wish';

/** "Show Spend": one panel, which comes back after a reload of the window. */
export function registerPanel(rooms: Rooms): Disposable {
  const panel = new OnePanel('promptmeter.spend', 'Spend', it => new SpendPanel(rooms, it));
  return Disposable.from(
    panel,
    commands.registerCommand(commandIds.showSpend, () => void panel.show()),
  );
}

/** The page of one panel, which follows the ledger. */
class SpendPanel implements Disposable {
  readonly #rooms: Rooms;
  readonly #page: LivePage<ToWebview>;
  readonly #parts: Disposable;
  #wish = firstWish;
  /** The wish as it could be met. */
  #shown = firstWish;
  /** What the page was told is worth a look. */
  #tips: readonly Tip[] = [];

  constructor(rooms: Rooms, panel: WebviewPanel) {
    this.#rooms = rooms;
    this.#page = new LivePage(rooms, panel, {
      name: 'panel',
      title: 'Spend',
      message: () => this.#message(),
      receive: data => this.#receive(data),
    });
    const stopListening = rooms.ledger.onChange(() => this.#page.changed());
    this.#parts = Disposable.from(
      this.#page,
      { dispose: stopListening },
      rooms.keys.onDidChange(() => this.#page.changed()),
      rooms.budgeting.onDidChange(() => this.#page.changed()),
      rooms.opportunities.onDidChange(() => this.#page.changed()),
    );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    const request = requestOf(message);
    switch (request?.type) {
      case 'show':
        this.#wish = request.wish;
        return this.#page.refresh();
      case 'export':
        return void commands.executeCommand(
          commandIds.exportCalls,
          wantedBy(this.#shown, localDay(Date.now())),
        );
      case 'throwOut':
        return throwOut(this.#rooms, request.call);
      case 'openPrompt':
        return openBooked(this.#rooms, request.booking);
      case 'act':
        return this.#act(request.tip, request.action);
      case 'runPrompt':
        return void commands.executeCommand(commandIds.runPrompt);
      case 'setApiKey':
        return void commands.executeCommand(commandIds.setApiKey);
      case 'changeBudgets':
        return void commands.executeCommand('workbench.action.openSettings', 'promptmeter.budgets');
      case undefined:
        this.#rooms.log.warn('The spend panel sent a message that is none of its own; it was not followed.');
    }
  }

  /** Does what a tip offers: the page only names it. */
  async #act(id: string, title: string): Promise<void> {
    const action = this.#tips.find(it => it.id === id)?.actions.find(it => it.title === title);
    if (action) await commands.executeCommand(action.command, ...(action.arguments ?? []));
  }

  async #message(): Promise<ToWebview> {
    try {
      const facts = await factsFor(this.#rooms, this.#wish);
      this.#shown = facts.wish;
      this.#tips = tipsOn(facts);
      return { type: 'view', view: spendView(facts, this.#tips) };
    } catch (error) {
      this.#rooms.log.error('The spend panel could not read the ledger.', error as Error);
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}
