import { type Chosen, isChosen, type Kept, sizeOf } from './kept';

/** Answers in memory, those used last, up to a number of bytes. */
export class MemoryLevel {
  readonly #most: number;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  find(key: string): Kept | undefined {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
    }
    return kept;
  }

  keep(kept: Kept): void {
    this.#remove(kept.key);
    this.#kept.set(kept.key, kept);
    this.#bytes += sizeOf(kept);
    for (const key of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#remove(key);
    }
  }

  /** The answers to questions that may be the same in other words, the newest first. */
  alike(bucket: string, sign: string): readonly Kept[] {
    return [...this.#kept.values()]
      .filter(it => it.bucket === bucket && it.sign === sign)
      .toSorted((a, b) => b.at - a.at);
  }

  /** Removes what is chosen; returns the keys of it. */
  forget(chosen: Chosen): readonly string[] {
    const keys = [...this.#kept.values()].filter(it => isChosen(it, chosen)).map(it => it.key);
    for (const key of keys) this.#remove(key);
    return keys;
  }

  get held(): { readonly answers: number; readonly bytes: number } {
    return { answers: this.#kept.size, bytes: this.#bytes };
  }

  #remove(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(kept);
  }
}
