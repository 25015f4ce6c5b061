import { randomBytes } from 'node:crypto';
import { type Disposable, EventEmitter, Disposable as Parts, workspace } from 'vscode';
import { type GatewayThread, type Live, NotOpened, startGateway } from '../../gateway';
import type { Rooms } from '../rooms';
import { dataOf, type GatewayMeans, liveOf, needsNoKey } from './data';
import { putIntoTerminals, takeOutOfTerminals, type Variables, variablesFor } from './environment';

/** How the gateway of this window stands. */
export type Standing =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly url: string; readonly isMetered: boolean }
  | { readonly kind: 'failed'; readonly sentence: string };

/** What is kept of a gateway for the next time the window opens: terminals that stay open still know it. */
interface Kept {
  readonly port: number;
  readonly token: string;
  /** Whether it is to run, and whether terminals and debug sessions are led to it. */
  readonly isWanted: boolean;
  readonly isMetered: boolean;
}

const keptAt = 'gateway';

/**
 * The gateway of this window, off until it is asked for; then it comes back with the window. Every window has its own,
 * all write to the one ledger.
 */
export class Metering implements Disposable {
  readonly #rooms: Pick<Rooms, 'context' | 'keys' | 'log'>;
  readonly #means: GatewayMeans;
  readonly #changed = new EventEmitter<void>();
  readonly #noticed = new EventEmitter<string>();
  readonly #parts: Disposable;
  #standing: Standing = { kind: 'off' };
  #thread: GatewayThread | undefined;
  #variables: Variables | undefined;
  /** One start or stop after the other. */
  #last: Promise<unknown> = Promise.resolve();
  readonly onDidChange = this.#changed.event;
  /** What happened without the user's doing and breaks programs that run, as a sentence. */
  readonly onNotice = this.#noticed.event;

  constructor(rooms: Pick<Rooms, 'context' | 'keys' | 'log'>, means: GatewayMeans) {
    this.#rooms = rooms;
    this.#means = means;
    const change = () => void this.#refresh();
    this.#parts = Parts.from(
      this.#changed,
      this.#noticed,
      rooms.keys.onDidChange(change),
      workspace.onDidChangeConfiguration(it => it.affectsConfiguration('promptmeter') && change()),
    );
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** What leads programs to the gateway; nothing while the workspace is not metered. */
  get variables(): Variables | undefined {
    return this.#variables;
  }

  /**
   * What a program outside this window is given to use the gateway, as the base URL of an OpenAI client; it holds the
   * token.
   */
  get baseUrl(): string | undefined {
    return this.#thread && `${this.#thread.url}/t/${this.#kept.token}/v1`;
  }

  /** Starts it again where it ran when the window was closed. */
  async resume(): Promise<void> {
    if (this.#kept.isWanted) await this.start();
    else takeOutOfTerminals(this.#rooms.context);
  }

  /** Leads to it whatever was led to it before. Does nothing where it runs. What went wrong is in `standing`. */
  start(): Promise<void> {
    return this.#next(async () => {
      if (this.#thread) return;
      this.#stand({ kind: 'starting' });
      // From here on the token stays.
      await this.#keep({});
      const live = await liveOf(this.#rooms);
      try {
        this.#thread = await this.#open(live);
        await this.#keep({ port: this.#thread.port, isWanted: true });
        if (this.#kept.isMetered) await this.#putIn();
        this.#standOn();
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        this.#fail(`The gateway could not be started: ${sentence}`);
      }
    });
  }

  /** Stops it, once the calls that were made are recorded, and takes what leads to it out again. */
  stop(): Promise<void> {
    return this.#next(async () => {
      await this.#keep({ isWanted: false, isMetered: false });
      this.#takeOut();
      const thread = this.#thread;
      this.#thread = undefined;
      await thread?.close();
      this.#stand({ kind: 'off' });
    });
  }

  /** Leads the programs of new terminals and debug sessions to the gateway, which is started for it. */
  async meter(): Promise<void> {
    await this.start();
    await this.#next(async () => {
      if (!this.#thread) return;
      await this.#keep({ isMetered: true });
      await this.#putIn();
      this.#standOn();
    });
  }

  /** The other way round; the gateway goes on for programs that are still led to it. */
  unmeter(): Promise<void> {
    return this.#next(async () => {
      await this.#keep({ isMetered: false });
      this.#takeOut();
      if (this.#thread) this.#standOn();
    });
  }

  dispose(): void {
    this.#parts.dispose();
    void this.#thread?.close();
  }

  /** At the port of the last time, so that programs which still run find it; at another where that one is taken. */
  async #open(live: Live): Promise<GatewayThread> {
    const { port, token } = this.#kept;
    const open = (at: number) =>
      startGateway(this.#means.bundle('gatewayWorker.js'), dataOf(this.#means, { port: at, token }, live), {
        onTrouble: sentence => this.#rooms.log.warn(sentence),
        onEnd: sentence => {
          this.#thread = undefined;
          this.#fail(`The gateway stopped: ${sentence}`);
          this.#noticed.fire(
            `The gateway stopped: ${sentence} Programs that were led to it fail until it is started again.`,
          );
        },
      });
    try {
      return await open(port);
    } catch (error) {
      if (!(error instanceof NotOpened) || error.code !== 'EADDRINUSE' || port === 0) throw error;
      const moved = await open(0);
      this.#noticed.fire(
        `Another program is at port ${port} now, so the gateway has moved to ${moved.port}. ` +
          'Terminals that were opened before still lead to the old port: close them, and open new ones.',
      );
      return moved;
    }
  }

  async #refresh(): Promise<void> {
    if (!this.#thread) return;
    this.#thread.change(await liveOf(this.#rooms));
    if (this.#kept.isMetered) await this.#putIn();
  }

  async #putIn(): Promise<void> {
    if (!this.#thread) return;
    const variables = variablesFor({
      url: this.#thread.url,
      token: this.#kept.token,
      needsNoKey: await needsNoKey(this.#rooms),
    });
    if (JSON.stringify(variables) === JSON.stringify(this.#variables)) return;
    this.#variables = variables;
    putIntoTerminals(this.#rooms.context, variables);
  }

  #takeOut(): void {
    this.#variables = undefined;
    takeOutOfTerminals(this.#rooms.context);
  }

  /** Terminals that were led to a gateway which is gone would fail. */
  #fail(sentence: string): void {
    this.#takeOut();
    this.#rooms.log.error(sentence);
    this.#stand({ kind: 'failed', sentence });
  }

  #standOn(): void {
    if (this.#thread) this.#stand({ kind: 'on', url: this.#thread.url, isMetered: this.#kept.isMetered });
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#changed.fire();
  }

  get #kept(): Kept {
    const kept = this.#rooms.context.workspaceState.get<Kept>(keptAt);
    return (
      kept ?? { port: 0, token: randomBytes(24).toString('base64url'), isWanted: false, isMetered: false }
    );
  }

  async #keep(changed: Partial<Kept>): Promise<void> {
    await this.#rooms.context.workspaceState.update(keptAt, { ...this.#kept, ...changed });
  }

  #next(step: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(step);
    this.#last = mine.catch(() => {});
    return mine;
  }
}
