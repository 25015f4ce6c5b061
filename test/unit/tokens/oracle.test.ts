import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Tiktoken as JsTiktoken } from 'js-tiktoken/lite';
import jsCl100k from 'js-tiktoken/ranks/cl100k_base';
import jsO200k from 'js-tiktoken/ranks/o200k_base';
import jsP50k from 'js-tiktoken/ranks/p50k_base';
import jsR50k from 'js-tiktoken/ranks/r50k_base';
import { get_encoding as getEncoding } from 'tiktoken';
import { afterAll, describe, expect, it } from 'vitest';
import { unicodeRuns as made } from '../../../src/tokens/unicode.data';
import { effortOf } from '../../support/effort';
import { shared } from '../../support/shared';
import { tokens } from '../../support/tokens';
import { unicodeRuns } from '../../support/unicode.mts';
import { hostileText } from './hostile';

/** OpenAI's own tokenizer, compiled to WASM, and its port to JavaScript. */
const oracles = {
  o200k_base: { wasm: getEncoding('o200k_base'), js: new JsTiktoken(jsO200k) },
  cl100k_base: { wasm: getEncoding('cl100k_base'), js: new JsTiktoken(jsCl100k) },
  p50k_base: { wasm: getEncoding('p50k_base'), js: new JsTiktoken(jsP50k) },
  r50k_base: { wasm: getEncoding('r50k_base'), js: new JsTiktoken(jsR50k) },
};
type Name = keyof typeof oracles;
const names = Object.keys(oracles) as Name[];
const byOpenAi = (text: string, name: Name) => oracles[name].wasm.encode_ordinary(text).length;
const byPort = (text: string, name: Name) => oracles[name].js.encode(text, [], []).length;

afterAll(() => names.forEach(name => void oracles[name].wasm.free()));

/** ORACLE_RUNS=100000 npx vitest run ... for a thorough look. */
const runs = Number(process.env.ORACLE_RUNS ?? 3000);

describe.each(names)('%s', name => {
  it(`equals OpenAI's tokenizer on ${runs} random texts`, () => {
    fc.assert(
      fc.property(hostileText, text => tokens.count(text, name) === byOpenAi(text, name)),
      { numRuns: runs },
    );
  }, 600_000);

  it.each([
    ['nothing', ''],
    ['lone surrogates', '\ud800 a\udc00\udc00b \udbff'],
    ['special tokens, which are text', '<|endoftext|><|fim_prefix|> <|endofprompt|><|im_start|>'],
    ['NUL', 'a\0\0b\0'],
    ['capitals after a caseless letter', '漢ABCdef漢ABC 漢ABC1'],
    ['a mark before capitals', '\u0301ABC \u0301abc'],
    ['blanks before a line end and at the end', 'a  \n\n  b \n \t\n  '],
    ['punctuation with line ends and slashes', '!!\n/\r\n//a ?\n'],
    ['contractions', "I'LL we'rE 'sup ''s it's'd x'ſy"],
  ])('agrees with both oracles on %s', (_, text) => {
    expect(tokens.count(text, name)).toBe(byOpenAi(text, name));
    if (!text.includes('ſ')) expect(tokens.count(text, name)).toBe(byPort(text, name));
  });
});

describe('where js-tiktoken differs from OpenAI', () => {
  it.each<[string, Name, string]>([
    ['U+FEFF is white space to JavaScript alone', 'o200k_base', ' \ufeffa'],
    ['U+FEFF is white space to JavaScript alone', 'cl100k_base', ' \ufeffa'],
    ['U+FEFF is white space to JavaScript alone', 'r50k_base', ' \ufeffa'],
    ['U+0085 is white space to Unicode alone', 'o200k_base', ' \u0085a'],
    ['U+0085 is white space to Unicode alone', 'cl100k_base', ' \u0085a'],
    ['U+0085 is white space to Unicode alone', 'r50k_base', ' \u0085a'],
    ['the long s is an s when case is ignored', 'o200k_base', "it'ſ'sthe"],
  ])('OpenAI is followed: %s (%s)', (_, name, text) => {
    expect(tokens.count(text, name)).toBe(byOpenAi(text, name));
    expect(tokens.count(text, name)).not.toBe(byPort(text, name));
  });

  it("classes of characters are those of OpenAI's Unicode, not of this Node", () => {
    expect(made).toBe(unicodeRuns());
  });
});

describe('one run of a million', () => {
  it.each(['a', 'A', ' ', '\n', '7', '!', '字', 'aB', '\0', '\u0301', "'s", '😀', '\ud800', '<|endoftext|>'])(
    '%j takes well under a second',
    unit => {
      const text = unit.repeat(1_000_000 / unit.length);
      for (const name of names) {
        // Quadratic would be minutes; the benchmark holds the real floor of 100 ms.
        const { made, ms } = effortOf(() => tokens.count(text, name), 10_000);
        expect(made).toBeGreaterThan(0);
        expect(ms).toBeLessThan(10_000);
      }
    },
  );
});

describe.skipIf(!shared)('the public prompts (needs ../shared)', () => {
  const folder = join(shared ?? '', 'data/prompts');
  const files = shared
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter(it => it.isFile())
    : [];

  it.each(names)(
    "count the same in %s as in OpenAI's tokenizer",
    name => {
      // Its port takes four times as long and tells nothing more; test/unit/terminal/count.test.ts looks at what it counts.
      for (const file of files) {
        const text = readFileSync(join(file.parentPath, file.name), 'utf8');
        expect(tokens.count(text, name), file.name).toBe(byOpenAi(text, name));
      }
    },
    120_000,
  );
});
