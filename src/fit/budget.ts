import type { Element } from './tags';

/** A piece with what it takes and what it cannot be kept without. */
export interface Weighed {
  readonly tokens: number;
  /** Holds a placeholder: never left out. */
  readonly stays: boolean;
  /** The innermost elements it belongs to. */
  readonly elements: readonly Element[];
}

/**
 * Which pieces of a text are kept under a budget, and what they take with a mark for each gap. Adding up the tokens of
 * pieces is not exact, as they can join: whoever needs certainty counts the outcome, and gives back what is too much.
 */
export class Budget {
  readonly #pieces: readonly Weighed[];
  readonly #kept: boolean[];
  readonly #gapTokens: number;
  /** What was kept together, in the order in which it was. */
  readonly #steps: (readonly number[])[] = [];
  #used: number;

  /** @param around tokens of what is kept in any case; `gapTokens` are those of a gap's mark */
  constructor(pieces: readonly Weighed[], { around, gapTokens }: { around: number; gapTokens: number }) {
    this.#pieces = pieces;
    this.#kept = pieces.map(() => false);
    this.#gapTokens = gapTokens;
    this.#used = around + (pieces.length > 0 ? gapTokens : 0);
    for (const [index, piece] of pieces.entries()) if (piece.stays) this.#keep(this.#missing(index));
  }

  get kept(): readonly boolean[] {
    return this.#kept;
  }

  /** Keeps a piece, and the tags of the elements it stands in. False, and nothing kept, when that passes `tokens`. */
  take(index: number, tokens: number): boolean {
    const missing = this.#missing(index);
    const before = this.#used;
    this.#keep(missing);
    if (this.#used > tokens && this.#used > before) {
      this.#drop(missing);
      return false;
    }
    if (missing.length > 0) this.#steps.push(missing);
    return true;
  }

  /** Leaves out again what was taken last, until at least `tokens` are saved. False when nothing is left to leave out. */
  giveBack(tokens: number): boolean {
    const goal = this.#used - tokens;
    let given = false;
    while (!given || this.#used > goal) {
      const last = this.#steps.pop();
      if (!last) return given;
      this.#drop(last);
      given = true;
    }
    return true;
  }

  /** A piece and what it needs, without what is kept already: that has all it needs. */
  #missing(index: number): readonly number[] {
    const missing = new Set<number>();
    const wanted = [index];
    for (let piece = wanted.pop(); piece !== undefined; piece = wanted.pop()) {
      if (this.#kept[piece] || missing.has(piece)) continue;
      missing.add(piece);
      for (const it of this.#pieces[piece]?.elements ?? [])
        for (let element: Element | undefined = it; element; element = element.outer) {
          if (this.#kept[element.open] && this.#kept[element.close]) break;
          wanted.push(element.open, element.close);
        }
    }
    return [...missing];
  }

  #keep(pieces: readonly number[]): void {
    for (const index of pieces) {
      this.#used += this.#costOf(index);
      this.#kept[index] = true;
    }
  }

  #drop(pieces: readonly number[]): void {
    for (const index of pieces.toReversed()) {
      this.#kept[index] = false;
      this.#used -= this.#costOf(index);
    }
  }

  /** What keeping a piece that is left out adds: its gap may go, or become two. */
  #costOf(index: number): number {
    const isGap = (at: number) => at >= 0 && at < this.#kept.length && !this.#kept[at];
    const gaps = Number(isGap(index - 1)) + Number(isGap(index + 1)) - 1;
    return (this.#pieces[index]?.tokens ?? 0) + gaps * this.#gapTokens;
  }
}
