/** Failures in a row after which nothing is sent to a server for a while. */
const mostFailures = 5;

/** Milliseconds of the first pause; each one after a failed try is twice as long, up to the last. */
const [firstPauseMs, longestPauseMs] = [5_000, 60_000];

interface Circuit {
  failures: number;
  pauseMs: number;
  /** Until when nothing is sent. */
  openUntil: number;
}

/**
 * Keeps calls from a server that does not answer, so that they fail at once and it can recover. After a pause one call is
 * let through: it decides whether the others follow.
 */
export class Breaker {
  readonly #circuits = new Map<string, Circuit>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whole seconds for which nothing is sent to `origin`; 0 where a call may be made. */
  pauseSeconds(origin: string): number {
    const circuit = this.#circuits.get(origin);
    if (!circuit || circuit.failures < mostFailures) return 0;
    const left = circuit.openUntil - this.#now();
    if (left > 0) return Math.ceil(left / 1000);
    // This one may try; those beside it wait for what becomes of it.
    circuit.openUntil = this.#now() + circuit.pauseMs;
    return 0;
  }

  succeeded(origin: string): void {
    this.#circuits.delete(origin);
  }

  /** Counts requests that no answer came of, or a server's own failure (5xx). */
  failed(origin: string): void {
    const circuit = this.#circuits.get(origin) ?? { failures: 0, pauseMs: firstPauseMs / 2, openUntil: 0 };
    circuit.failures++;
    if (circuit.failures >= mostFailures) {
      circuit.pauseMs = Math.min(longestPauseMs, circuit.pauseMs * 2);
      circuit.openUntil = this.#now() + circuit.pauseMs;
    }
    this.#circuits.set(origin, circuit);
  }
}
