import { commands, Disposable, env, Range, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { ToCompare } from '../../../media/compare/messages';
import { commandIds } from '../commands';
import { findTarget, type PromptPlace, type Target, targetOf } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { LivePage } from '../webview/livePage';
import { OnePanel } from '../webview/onePanel';
import { comparedOutput, compareView } from './comparison';
import { compareRequestOf } from './request';
import { useModel } from './useModel';

/** "Compare Models": what a prompt costs on every model, as a table that follows the prompt while it is written. */
export function registerCompare(rooms: Rooms): Disposable {
  const panel = new OnePanel('promptmeter.compare', 'Compare Models', it => new ComparePanel(rooms, it));
  return Disposable.from(
    panel,
    commands.registerCommand(commandIds.compareModels, async (argument?: unknown) => {
      const target = await targetOf(rooms, argument);
      if (target) panel.show().about(target.place);
    }),
  );
}

/** The page of one panel, which follows a prompt and its recorded calls. */
class ComparePanel implements Disposable {
  readonly #rooms: Rooms;
  readonly #page: LivePage<ToCompare>;
  readonly #parts: Disposable;
  #place: PromptPlace | undefined;

  constructor(rooms: Rooms, panel: WebviewPanel) {
    this.#rooms = rooms;
    this.#page = new LivePage(rooms, panel, {
      name: 'compare',
      title: 'Compare models',
      message: () => this.#message(),
      receive: data => this.#receive(data),
    });
    this.#parts = Disposable.from(
      this.#page,
      rooms.spending.onDidChange(() => this.#page.changed()),
      // Not when it is closed: what was read of it last stands until it is opened again.
      rooms.documents.onDidChange(document => {
        const isTyped = rooms.documents.latest(document)?.settled === false;
        if (document.uri.toString() === this.#place?.uri && rooms.documents.state(document) && !isTyped)
          this.#page.changed();
      }),
    );
  }

  /** Compares another prompt from now on. */
  about(place: PromptPlace): void {
    this.#place = place;
    void this.#page.refresh();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #receive(data: unknown): Promise<void> {
    const request = compareRequestOf(data);
    switch (request?.type) {
      case 'ready':
        this.#place ??= request.place ?? undefined;
        return this.#page.refresh();
      case 'openPrompt':
        return this.#open();
      case 'useModel':
        return this.#use(request.id);
      case 'copy':
        return env.clipboard.writeText(request.text);
      case undefined:
        this.#rooms.log.warn('The comparison sent a message that is none of its own; it was not followed.');
    }
  }

  async #open(): Promise<void> {
    const target = this.#place && (await targetOf(this.#rooms, this.#place));
    if (!target) return;
    const start = target.document.positionAt(target.prompt.start);
    await window.showTextDocument(target.document, { selection: new Range(start, start) });
  }

  async #use(id: string): Promise<void> {
    const model = this.#rooms.prices.resolve(id);
    if (this.#place && model) await useModel(this.#rooms, this.#place, model);
  }

  async #message(): Promise<ToCompare> {
    if (!this.#place)
      return { type: 'failed', message: 'Press the line above a prompt to compare models for it.' };
    try {
      const target = await findTarget(this.#rooms, this.#place);
      return typeof target === 'string' ? { type: 'failed', message: target } : await this.#view(target);
    } catch (error) {
      this.#rooms.log.error('The models could not be compared.', error as Error);
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #view({ document, reading, prompt, estimate, place }: Target): Promise<ToCompare> {
    const { spending, prices } = this.#rooms;
    const compared = await reading.compared({
      index: place.index,
      outputTokens: comparedOutput(prompt, estimate),
    });
    const spent = spending.of(bookingOf(document.uri, reading.file, prompt));
    const view = compareView({
      place,
      prompt,
      file: workspace.asRelativePath(Uri.parse(place.uri)),
      estimate,
      compared,
      recordedCalls: spent?.calls ?? 0,
      pricedAsOf: prices.pricedAsOf,
    });
    return { type: 'view', view };
  }
}
