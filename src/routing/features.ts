import { clauses } from './orders';
import { signs } from './signs';

/** How many places a feature may hash to; a power of two. */
export const buckets = 8192;

/** More than this of a text is not looked at: its head says what to do, and its end often says it again. */
const headCharacters = 1600;
const tailCharacters = 500;
const mostClauses = 24;

/** What a kind of feature counts for, before a text's features are brought to length one. */
const strength = { word: 1, pair: 0.8, piece: 0.4, start: 1.2, firstOrder: 1.5, order: 1.1, sign: 1 } as const;

/** A text as the classifier sees it: the buckets that it has something in, each once, and how much. */
export interface Features {
  readonly buckets: Uint16Array;
  readonly values: Float32Array;
}

/**
 * Hashed features of a text: its words and pairs of words, pieces of words (so that inflection and other languages
 * count), what its clauses begin with once their preamble is gone, and some signs. A text's values have length one.
 * Takes time bounded by a constant, as only the head and the end of a long text are looked at.
 */
export function features(text: string): Features {
  const seen = shortened(text);
  const sums = new Float32Array(buckets);
  const touched: number[] = [];
  const add = (kind: keyof typeof strength, feature: string) => {
    const bucket = hash(feature) & (buckets - 1);
    if (sums[bucket] === 0) touched.push(bucket);
    sums[bucket] = Math.max(sums[bucket] ?? 0, strength[kind]);
  };
  const words = wordsOf(seen);
  words.forEach((word, i) => {
    add('word', `w ${word}`);
    if (i > 0) add('pair', `p ${words[i - 1]} ${word}`);
    for (const piece of pieces(word)) add('piece', `c ${piece}`);
  });
  words.slice(0, 3).forEach((word, i) => {
    add('start', `s${i} ${word}`);
  });
  clauses(seen)
    .slice(0, mostClauses)
    .forEach((clause, i) => {
      const [first = '', second = ''] = wordsOf(clause.slice(0, 60));
      add(i === 0 ? 'firstOrder' : 'order', `o ${first}`);
      add(i === 0 ? 'firstOrder' : 'order', `o ${first} ${second}`);
      if (i === 0) add('firstOrder', `f ${first}`);
    });
  for (const sign of signs(text, words.length)) add('sign', `g ${sign}`);
  return unit(touched, sums);
}

function shortened(text: string): string {
  if (text.length <= headCharacters + tailCharacters) return text;
  return `${text.slice(0, headCharacters)}\n${text.slice(-tailCharacters)}`;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu)?.map(word => (/^\p{N}/u.test(word) ? '0' : word)) ?? [];
}

/** Four letters at a time with the word's edges; of scripts that put no blanks between words, two. */
function pieces(word: string): readonly string[] {
  const wide = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(word);
  const length = wide ? 2 : 4;
  const edged = wide ? word : `_${word}_`;
  const found: string[] = [];
  for (let i = 0; i + length <= edged.length && i < 24; i++) found.push(edged.slice(i, i + length));
  return found;
}

/** FNV-1a over UTF-16 units, its bits mixed once more as only the lowest are used. */
function hash(feature: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 12;
}

function unit(touched: readonly number[], sums: Float32Array): Features {
  let squares = 0;
  for (const bucket of touched) squares += (sums[bucket] ?? 0) ** 2;
  const length = Math.sqrt(squares) || 1;
  return {
    buckets: Uint16Array.from(touched),
    values: Float32Array.from(touched, bucket => (sums[bucket] ?? 0) / length),
  };
}
