import { randomBytes } from 'node:crypto';
import { type Disposable, Uri, type WebviewPanel, window } from 'vscode';
import type { Rooms } from '../rooms';
import { pageHtml } from './page';

/** Milliseconds to gather changes in: a run of many calls, or a word that is typed, is a few redraws. */
const rest = 250;

export interface LivePageOptions<To> {
  /** Of the page's script and style in `dist/`. */
  readonly name: string;
  readonly title: string;
  /** All that the page shows, as it is now. */
  readonly message: () => Promise<To>;
  /** Takes what the page says. */
  readonly receive: (data: unknown) => void;
}

/** A panel with a page of ours in it, kept up to date while it can be seen. */
export class LivePage<To> implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #message: () => Promise<To>;
  readonly #parts: Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> = Promise.resolve();

  constructor({ context }: Pick<Rooms, 'context'>, panel: WebviewPanel, options: LivePageOptions<To>) {
    this.#panel = panel;
    this.#message = options.message;
    const dist = Uri.joinPath(context.extensionUri, 'dist');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#parts = [
      webview.onDidReceiveMessage(options.receive),
      // Days begin and end while nobody looks.
      panel.onDidChangeViewState(() => this.changed()),
      window.onDidChangeWindowState(() => this.changed()),
    ];
    webview.html = pageHtml({
      title: options.title,
      script: webview.asWebviewUri(Uri.joinPath(dist, `${options.name}.js`)).toString(),
      style: webview.asWebviewUri(Uri.joinPath(dist, `${options.name}.css`)).toString(),
      nonce: randomBytes(18).toString('base64url'),
    });
  }

  /** What it shows may be old: soon sends it anew, if it can be seen. */
  changed(): void {
    if (!this.#panel.visible) return;
    this.#timer ??= setTimeout(() => this.refresh(), rest);
  }

  /** Sends what there is now, one sending after the other, so that an older view never comes last. */
  refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#refreshing = this.#refreshing.then(async () => {
      const message = await this.#message();
      if (this.#parts.length > 0) await this.#panel.webview.postMessage(message);
    });
    return this.#refreshing;
  }

  /** Stops following. The webview itself stays: a window that reloads wants it back. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts.splice(0)) part.dispose();
  }
}
