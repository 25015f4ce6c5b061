/**
 * Ends a request of which nothing is heard for a while, and one whose call is given up. `AbortSignal.any` holds its
 * signals weakly: what a call leaves behind then outlives collection after collection, and each takes longer.
 */
export class Patience {
  readonly #ending = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #giveUp = () => this.#ending.abort(this.call.reason);
  #isOver = false;

  /** @param ms how long to wait for the next sign */
  constructor(
    private readonly call: AbortSignal,
    ms: number,
  ) {
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#ending.abort();
    }, ms);
    call.addEventListener('abort', this.#giveUp, { once: true });
  }

  /** Ends the request. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Whether it was the silence that ended it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Something came: the wait begins anew. */
  renew(): void {
    this.#timer.refresh();
  }

  /** Nothing more is waited for. */
  end(): void {
    clearTimeout(this.#timer);
    this.call.removeEventListener('abort', this.#giveUp);
  }
}
