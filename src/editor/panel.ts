import { randomBytes } from 'node:crypto';
import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ToWebview } from '../../media/messages';
import { commandIds } from './commands';
import { factsFor } from './panelFacts';
import { openBooked } from './panelOpen';
import { pageHtml } from './panelPage';
import { requestOf } from './panelRequest';
import { spendView } from './panelView';
import type { Rooms } from './rooms';

const viewType = 'promptmeter.spend';
/** Milliseconds to gather changes of the ledger in: a run of many calls is a few redraws. */
const rest = 250;

/** "Show Spend": one panel, which comes back after a reload of the window. */
export function registerPanel(rooms: Rooms): Disposable {
  let panel: SpendPanel | undefined;
  const adopt = (webview: WebviewPanel) => {
    panel?.close();
    const adopted = new SpendPanel(rooms, webview);
    panel = adopted;
    webview.onDidDispose(() => {
      adopted.dispose();
      if (panel === adopted) panel = undefined;
    });
  };
  return Disposable.from(
    commands.registerCommand(commandIds.showSpend, () => {
      if (panel) return panel.reveal();
      adopt(window.createWebviewPanel(viewType, 'Spend', ViewColumn.Active));
    }),
    window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel: async it => adopt(it) }),
    { dispose: () => panel?.dispose() },
  );
}

/** A webview with the panel's page in it, kept up to date while it can be seen. */
class SpendPanel implements Disposable {
  readonly #rooms: Rooms;
  readonly #panel: WebviewPanel;
  readonly #parts: Disposable[];
  #scope = '';
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(rooms: Rooms, panel: WebviewPanel) {
    this.#rooms = rooms;
    this.#panel = panel;
    const dist = Uri.joinPath(rooms.context.extensionUri, 'dist');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const stopListening = rooms.ledger.onChange(() => this.#changed());
    this.#parts = [
      { dispose: stopListening },
      rooms.keys.onDidChange(() => this.#changed()),
      webview.onDidReceiveMessage(message => this.#receive(message)),
      // Days begin and end while nobody looks.
      panel.onDidChangeViewState(() => this.#changed()),
      window.onDidChangeWindowState(() => this.#changed()),
    ];
    webview.html = pageHtml({
      script: webview.asWebviewUri(Uri.joinPath(dist, 'panel.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(dist, 'panel.css')).toString(),
      nonce: randomBytes(18).toString('base64url'),
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  close(): void {
    this.#panel.dispose();
  }

  /** Stops following the ledger. The webview itself stays: a window that reloads wants it back. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts.splice(0)) part.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    const request = requestOf(message);
    switch (request?.type) {
      case 'ready':
      case 'chooseScope':
        this.#scope = request.scope;
        return this.#refresh();
      case 'openPrompt':
        return openBooked(this.#rooms, request.booking);
      case 'runPrompt':
        return void commands.executeCommand(commandIds.runPrompt);
      case 'setApiKey':
        return void commands.executeCommand(commandIds.setApiKey);
      case undefined:
        this.#rooms.log.warn('The spend panel sent a message that is none of its own; it was not followed.');
    }
  }

  #changed(): void {
    if (!this.#panel.visible) return;
    this.#timer ??= setTimeout(() => this.#refresh(), rest);
  }

  /** Sends the figures as they are now, one sending after the other, so that an older view never comes last. */
  #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#refreshing = this.#refreshing.then(async () => {
      const message = await this.#message();
      if (this.#parts.length > 0) await this.#panel.webview.postMessage(message);
    });
    return this.#refreshing;
  }

  async #message(): Promise<ToWebview> {
    try {
      return { type: 'view', view: spendView(await factsFor(this.#rooms, this.#scope)) };
    } catch (error) {
      this.#rooms.log.error('The spend panel could not read the ledger.', error as Error);
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}
