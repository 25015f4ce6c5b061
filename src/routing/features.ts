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
  firstOrder: 1.5,
  sign: 1.5,
} as const;

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
  words.forEach((word, i) => {
    const fade = faded(i);
    found.add('word', `w ${word}`, fade);
    if (i > 0) found.add('pair', `p ${words[i - 1]} ${word}`, fade);
    if (i < 3) found.add('start', `s${i} ${word}`);
    for (const piece of pieces(word)) found.add('piece', `c ${piece}`, fade);
  });
  for (const mark of seen.match(/[^\p{L}\p{N}\s]{1,3}/gu) ?? []) found.add('mark', `m ${mark}`);
  clauses(seen)
    .slice(0, mostClauses)
    .forEach((clause, i) => {
      const [first = '', second = ''] = wordsOf(clause.slice(0, 60));
      const kind = i === 0 ? 'firstOrder' : 'order';
      found.add(kind, `o ${first}`);
      found.add(kind, `o ${first} ${second}`);
      if (i === 0) found.add(kind, `f ${first}`);
    });
  for (const sign of signs(seen, words.length)) found.add('sign', `g ${sign}`);
  return found.features();
}

/** What has been found of a text so far: the strongest feature of each bucket. */
class Found {
  private readonly values = new Map<number, number>();

  add(kind: keyof typeof strength, feature: string, part = 1): void {
    const bucket = hash(feature) & (buckets - 1);
    this.values.set(bucket, Math.max(this.values.get(bucket) ?? 0, part * strength[kind]));
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

/** Four letters at a time with the word's edges; of scripts that put no blanks between words, two. */
function pieces(word: string): readonly string[] {
  const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(word);
  const length = unspaced ? 2 : 4;
  const edged = unspaced ? word : `_${word}_`;
  const found: string[] = [];
  for (let i = 0; i + length <= edged.length && i < 24; i++) found.push(edged.slice(i, i + length));
  return found;
}

/** FNV-1a over UTF-16 units; mixed once more, as only the lowest bits are used. */
function hash(feature: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 12;
}
