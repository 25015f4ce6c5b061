import { clauses } from './orders';
import { signs } from './signs';

/** How many places a feature may hash to; a power of two. */
export const buckets = 8192;

/** More than this of a text is not looked at: its head says what to do, and its end often says it again. */
const headCharacters = 900;
const tailCharacters = 300;
const mostClauses = 24;

/** What a kind of feature counts for before a text's features are brought to length one; by cross-validation. */
const strength = {
  word: 1,
  pair: 0.8,
  piece: 0.8,
  mark: 1,
  start: 1.2,
  order: 1.1,
  sign: 1.5,
} as const;

/** What the first order of a text counts for, beside the later ones. */
const firstOrder = 1.4;

/** Pieces of a word that are looked at: no word is longer but those of scripts without blanks. */
const mostPieces = 24;
const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** Where FNV-1a begins, and what stands between the parts of a feature. */
const basis = 0x811c9dc5;
const between = 0x9e37;

/** A text as the classifier sees it: the buckets that it has something in, each once, and how much. */
export interface Features {
  readonly buckets: Uint16Array;
  readonly values: Float32Array;
}

/**
 * Hashed features of a text: its words and pairs of words, pieces of words (so that inflections and other languages
 * count), its marks, what its clauses begin with once their preamble is gone, and some signs. The values of a text
 * have length one. Only the head and the end of a long text are looked at, so that the time it takes is bounded.
 */
export function features(text: string): Features {
  const seen = shortened(text);
  const words = wordsOf(seen);
  const found = new Found();
  let before = '';
  words.forEach((word, i) => {
    const fade = faded(i);
    found.add('word', fade, word);
    if (i > 0) found.add('pair', fade, before, word);
    if (i < 3) found.add('start', 1, `${i}`, word);
    found.addPieces(word, fade);
    before = word;
  });
  for (const mark of seen.match(/[^\p{L}\p{N}\s]{1,3}/gu) ?? []) found.add('mark', 1, mark);
  clauses(seen)
    .slice(0, mostClauses)
    .forEach((clause, i) => {
      const [first = '', second = ''] = wordsOf(clause.slice(0, 60));
      const part = i === 0 ? firstOrder : 1;
      found.add('order', part, first);
      found.add('order', part, first, second);
      if (i === 0) found.add('order', part, '', first);
    });
  for (const sign of signs(seen, words.length)) found.add('sign', 1, sign);
  return found.features();
}

/** What has been found of a text so far: the strongest feature of each bucket. */
class Found {
  private readonly values = new Map<number, number>();

  /** Adds a feature of `parts`, at `share` of what its kind counts for. */
  add(kind: keyof typeof strength, share: number, ...parts: readonly string[]): void {
    let hash = basis ^ kind.charCodeAt(0);
    for (const part of parts) hash = hashed(hash, part, 0, part.length) ^ between;
    this.put(hash, share * strength[kind]);
  }

  /** Four letters at a time with the word's edges; of scripts that put no blanks between words, two. */
  addPieces(word: string, share: number): void {
    const isUnspaced = unspaced.test(word);
    const length = isUnspaced ? 2 : 4;
    const edged = isUnspaced ? word : `_${word}_`;
    const most = Math.min(edged.length - length, mostPieces);
    for (let i = 0; i <= most; i++) this.put(hashed(basis, edged, i, i + length), share * strength.piece);
  }

  private put(hash: number, value: number): void {
    const bucket = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 12) & (buckets - 1);
    this.values.set(bucket, Math.max(this.values.get(bucket) ?? 0, value));
  }

  features(): Features {
    const values = [...this.values.values()];
    const length = Math.sqrt(values.reduce((sum, it) => sum + it * it, 0)) || 1;
    return {
      buckets: Uint16Array.from(this.values.keys()),
      values: Float32Array.from(values, it => it / length),
    };
  }
}

/** What a word counts for by its place: prompts say first what they want. */
function faded(place: number): number {
  return place < 40 ? 1 : 40 / place;
}

function shortened(text: string): string {
  if (text.length <= headCharacters + tailCharacters) return text;
  return `${text.slice(0, headCharacters)}\n${text.slice(-tailCharacters)}`;
}

/** Words in lower case; every number is the word `0`. */
function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu) ?? [];
  return words.map(word => (/^\p{N}/u.test(word) ? '0' : word));
}

/** FNV-1a over the UTF-16 units of a part of `text`, begun with `hash`. */
function hashed(hash: number, text: string, from: number, to: number): number {
  let value = hash;
  for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
