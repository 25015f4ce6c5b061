import type { AnswerReader } from '../reading/reader';
import { Silence } from '../reply';
import type { Attempt } from './attempt';
import type { Patience } from './patience';

/** An answer while it comes in: read on the side, its silence timed. */
export class Coming {
  /** What broke it off. */
  broken: unknown;
  /** On the clock of `performance.now`. */
  endedAt: number | undefined;

  constructor(
    private readonly attempt: Attempt,
    private readonly reader: AnswerReader,
    private readonly patience: Patience,
  ) {
    if (attempt.response) return;
    this.#break(attempt.error);
    this.#end();
  }

  /** Its bytes, each read after it has gone on to who asked. A method, not a function within each call: see `passing`. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    const { attempt, reader, patience } = this;
    try {
      for (const piece of attempt.read) {
        reader.push(piece);
        yield piece;
      }
      for await (const piece of attempt.response ?? []) {
        patience.renew();
        reader.push(piece as Uint8Array);
        yield piece as Uint8Array;
        reader.hear();
      }
    } catch (error) {
      this.#break(error);
      throw this.broken;
    } finally {
      this.#end();
    }
  }

  #break(error: unknown): void {
    this.broken = this.patience.isOver ? new Silence() : error;
  }

  #end(): void {
    this.patience.end();
    this.endedAt ??= performance.now();
  }
}
