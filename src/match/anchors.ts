import type { Asked } from './asked';
import { eachGram } from './grams';
import { type Gram, gramsOf } from './sample';
import type { Template } from './template';

/** One gram by which a template is found. */
interface Anchor<T> {
  readonly of: T;
  /** The part it is of, and where in it. */
  readonly part: string;
  readonly offset: number;
}

/** Places tried for an anchor that stands in a request over and over; then the template is simply looked for. */
const mostTries = 64;

/**
 * Finds the templates that may have made a request, each by a gram that few others have. The grams of a request are
 * hashed in passing, and one bit tells of nearly all that no template has them.
 */
export class Anchors<T extends { readonly template: Template }> {
  readonly #anchors = new Map<number, Anchor<T>[]>();
  readonly #hashes = new Map<T, readonly number[]>();
  /** How many templates have a gram, roughly: by the end of its hash, 255 at most. */
  readonly #uses = new Uint8Array(1 << 20);
  /** Set for each hash with an anchor, by the end of the hash; some are set in vain. */
  #bits = new Uint32Array(1 << 12);

  /** Takes all in at once: each is then found by what is rare among all. */
  add(all: readonly T[]): void {
    for (const it of all) for (const { hash } of gramsOf(it.template)) this.#count(hash, 1);
    for (const it of all) this.#anchor(it, gramsOf(it.template));
    if (this.#anchors.size * 16 > this.#bits.length * 32) this.#grow();
  }

  remove(it: T): void {
    for (const hash of this.#hashes.get(it) ?? []) {
      const left = (this.#anchors.get(hash) ?? []).filter(anchor => anchor.of !== it);
      if (left.length > 0) this.#anchors.set(hash, left);
      else this.#anchors.delete(hash);
    }
    if (this.#hashes.delete(it)) for (const { hash } of gramsOf(it.template)) this.#count(hash, -1);
  }

  /** Those of which a part that is theirs nearly alone stands in the request. */
  in({ codes, length }: Asked): ReadonlySet<T> {
    const found = new Set<T>();
    const tries = new Map<Anchor<T>, number>();
    const [bits, mask] = [this.#bits, this.#bits.length * 32 - 1];
    eachGram(codes, length, (hash, start) => {
      const bit = hash & mask;
      if (((bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
      for (const anchor of this.#anchors.get(hash) ?? []) {
        if (found.has(anchor.of)) continue;
        const tried = (tries.get(anchor) ?? 0) + 1;
        tries.set(anchor, tried);
        if (tried > mostTries || stands(anchor.part, codes, start - anchor.offset, length))
          found.add(anchor.of);
      }
    });
    return found;
  }

  /** Parts that are always sent come first; of a template that may leave out all of them, each can tell. */
  #anchor(of: T, grams: readonly Gram[]): void {
    const required = grams.filter(it => !it.isOptional);
    const parts = new Set((required.length > 0 ? required : grams).map(it => it.part));
    const rarest = [...parts].map(part =>
      grams.filter(it => it.part === part).reduce((a, b) => (this.#usesOf(b) < this.#usesOf(a) ? b : a)),
    );
    const chosen =
      required.length > 0 ? [rarest.reduce((a, b) => (this.#usesOf(b) < this.#usesOf(a) ? b : a))] : rarest;
    for (const { hash, part, offset } of chosen) {
      const there = this.#anchors.get(hash);
      if (there) there.push({ of, part, offset });
      else this.#anchors.set(hash, [{ of, part, offset }]);
      this.#mark(hash);
    }
    this.#hashes.set(
      of,
      chosen.map(it => it.hash),
    );
  }

  #usesOf({ hash }: Gram): number {
    return this.#uses[hash & (this.#uses.length - 1)] as number;
  }

  #count(hash: number, by: 1 | -1): void {
    const at = hash & (this.#uses.length - 1);
    const uses = this.#uses[at] as number;
    if (uses < 255) this.#uses[at] = Math.max(0, uses + by);
  }

  #mark(hash: number): void {
    const bit = hash & (this.#bits.length * 32 - 1);
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  #grow(): void {
    this.#bits = new Uint32Array(2 ** Math.ceil(Math.log2(this.#anchors.size)));
    for (const hash of this.#anchors.keys()) this.#mark(hash);
  }
}

/** Whether a part stands at a place of a request. */
function stands(part: string, codes: Uint16Array, start: number, length: number): boolean {
  if (start < 0 || start + part.length > length) return false;
  for (let index = 0; index < part.length; index++)
    if (part.charCodeAt(index) !== codes[start + index]) return false;
  return true;
}
