import { type Disposable, ViewColumn, type WebviewPanel, window } from 'vscode';

/** Keeps at most one panel of a kind, which comes back after a reload of the window. */
export class OnePanel<Page extends Disposable> implements Disposable {
  readonly #serializer: Disposable;
  #open: { readonly panel: WebviewPanel; readonly page: Page } | undefined;

  constructor(
    private readonly viewType: string,
    private readonly title: string,
    private readonly make: (panel: WebviewPanel) => Page,
  ) {
    this.#serializer = window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async panel => void this.#adopt(panel),
    });
  }

  /** Brings the panel to the front, made new where there is none. */
  show(): Page {
    if (!this.#open)
      return this.#adopt(window.createWebviewPanel(this.viewType, this.title, ViewColumn.Active));
    this.#open.panel.reveal();
    return this.#open.page;
  }

  /** Stops following. The webview itself stays: a window that reloads wants it back. */
  dispose(): void {
    this.#serializer.dispose();
    this.#open?.page.dispose();
  }

  #adopt(panel: WebviewPanel): Page {
    this.#open?.panel.dispose();
    const page = this.make(panel);
    const adopted = { panel, page };
    this.#open = adopted;
    panel.onDidDispose(() => {
      page.dispose();
      if (this.#open === adopted) this.#open = undefined;
    });
    return page;
  }
}
