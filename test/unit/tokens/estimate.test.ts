import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBasis, type Family, mainContent } from '../../../src/tokens';
import { splitContent } from '../../../src/tokens/content';
import { tokens } from '../../support/tokens';

const families: readonly Family[] = [
  'claude',
  'claude-4.7',
  'gemini',
  'llama',
  'mistral',
  'mistral-7b',
  'tekken',
  'deepseek',
  'qwen',
  'unknown',
];

const english =
  'You are a patient tutor. Explain each step before you give the answer, and ask the student to try the next one.\n';
const typescript =
  'export function total(lines: readonly Line[]): number {\n  return lines.reduce((sum, it) => sum + it.cost, 0);\n}\n';
const chinese = '请用三句话总结下面的文章，不要编造信息。如果文章没有给出答案，请直接说明。\n';
const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n';

const python =
  'def mean(values):\n    if not values:\n        raise ValueError("nothing to average")\n    return sum(values) / len(values)\n';
const sql =
  "SELECT CUSTOMER_ID, SUM(AMOUNT) AS TOTAL\nFROM ORDERS\nWHERE CREATED_AT >= '2026-01-01'\nGROUP BY CUSTOMER_ID;\n";
const html =
  '<article class="card">\n  <h2>Spring menu</h2>\n  <a href="/menu.html">See all <em>twelve</em> dishes</a>\n</article>\n';
const figures = 'In 2025 the shop sold 14205 books, 318 maps and 77 globes for 1284310 euros.\n';

const texts = { english, typescript, python, sql, html, chinese, hex, figures };

/** Counted with the public vocabularies of each family, see test/support/vocabularies.mts, in the order of `texts`. */
const counted: readonly (readonly [Family, readonly number[]])[] = [
  ['claude', [27, 34, 30, 42, 45, 30, 45, 23]],
  ['gemini', [26, 36, 33, 43, 36, 24, 60, 40]],
  ['llama', [25, 29, 26, 35, 41, 24, 44, 27]],
  ['qwen', [25, 29, 26, 39, 41, 22, 60, 39]],
  ['deepseek', [25, 31, 26, 41, 42, 23, 44, 27]],
  ['tekken', [25, 31, 27, 44, 42, 28, 60, 39]],
  ['mistral-7b', [28, 36, 34, 57, 47, 39, 61, 41]],
  ['mistral', [25, 31, 27, 44, 42, 28, 60, 39]],
  ['mistral', [28, 36, 34, 57, 47, 39, 61, 41]],
  ['unknown', [28, 36, 34, 57, 47, 39, 61, 41]],
  ['unknown', [25, 29, 26, 35, 41, 24, 44, 27]],
];
const truths = counted.flatMap(([family, counts]) =>
  Object.entries(texts).map(([name, text], index) => [family, name, text, counts[index] ?? 0] as const),
);

/** Published counts of Claude, whose vocabularies are not public: see test/support/families.mts for the sources. */
const published: readonly [Family, string, string, number][] = [
  ['claude', 'a sentence (javirandor/anthropic-tokenizer)', 'Security by obscurity is not a good idea.', 10],
  ['claude', 'two words (ctok)', 'hello, world', 3],
  ['claude-4.7', 'two words (ctok)', 'hello, world', 4],
];

describe('an estimate', () => {
  it.each([...truths, ...published])('for %s holds the truth on %s', (family, _, text, truth) => {
    const { low, high, basis } = tokens.measure(text, family);
    expect(basis).toBe('estimate');
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
  });

  it.each(families)('for %s is a band around what is expected, whatever the text', family => {
    for (const text of [
      '',
      'a',
      ' ',
      '😀',
      '\ud800',
      'Hello world!',
      english.repeat(50),
      chinese,
      hex,
      '\0'.repeat(50),
      '7'.repeat(500),
    ]) {
      const { low, tokens: expected, high } = tokens.measure(text, family);
      expect(low).toBeLessThanOrEqual(expected);
      expect(high).toBeGreaterThanOrEqual(expected);
      expect(low > 0).toBe(text !== '');
    }
  });

  it('knows that Chinese is cheaper for Gemini than for Claude, and English is not far apart', () => {
    const of = (text: string, family: Family) => tokens.measure(text.repeat(20), family);
    expect(of(chinese, 'gemini').tokens).toBeLessThan(of(chinese, 'claude').low);
    expect(of(english, 'gemini').high).toBeGreaterThan(of(english, 'claude').low);
  });

  // Shares of o200k_base: VentureBeat on Claude 3.5, times what was measured of Opus 4.7 beside 4.6.
  it.each([
    ['claude', english, 1.16],
    ['claude', typescript, 1.3],
    ['claude-4.7', english, 1.16 * 1.2],
    ['claude-4.7', english, 1.16 * 1.46],
    ['claude-4.7', typescript, 1.3 * 1.13],
    ['claude-4.7', typescript, 1.3 * 1.36],
  ] as const)('for %s holds what is published: %#', (family, text, share) => {
    const long = text.repeat(30);
    const truth = tokens.count(long, 'o200k_base') * share;
    const { low, high } = tokens.measure(long, family);
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
  });

  it('knows that Claude’s newer vocabulary makes more tokens of English and as many of Chinese', () => {
    const of = (text: string, family: Family) => tokens.measure(text.repeat(30), family).tokens;
    expect(of(english, 'claude-4.7') / of(english, 'claude')).toBeGreaterThan(1.2);
    expect(of(chinese, 'claude-4.7') / of(chinese, 'claude')).toBeCloseTo(1, 1);
  });

  it('is narrow where vocabularies are alike, and digits one by one are no reason to widen it', () => {
    for (const [family, text, width] of [
      ['llama', english, 1.22],
      ['qwen', typescript, 1.25],
      ['qwen', figures, 1.22],
    ] as const) {
      const { low, high } = tokens.measure(text.repeat(50), family);
      expect(high / low, family).toBeLessThan(width);
    }
  });

  it.each(families)('for %s is never relatively wider of a longer text', family => {
    const text = fc
      .array(fc.constantFrom(...Object.values(texts)), { minLength: 1, maxLength: 5 })
      .map(parts => parts.join('').repeat(4));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (short, times) => {
        const width = ({ low, tokens: expected, high }: ReturnType<typeof tokens.measure>) =>
          (high - low) / expected;
        // Rounding to whole tokens, and hex that joins hex of another line, are the most that a longer text can lose.
        const long = tokens.measure(short.repeat(times), family);
        expect(width(long)).toBeLessThanOrEqual(
          1.01 * width(tokens.measure(short, family)) + 3 / long.tokens,
        );
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it.each(families)('for %s only grows when text follows on a line of its own', family => {
    const any = fc.constantFrom(...Object.values(texts), '\n', 'SHOUTED WORDS\n', '{"a": 1}\n', '😀\n');
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), any, (parts, last) => {
        const [before, after] = [parts.join(''), parts.join('') + last].map(it => tokens.measure(it, family));
        expect(after?.high).toBeGreaterThanOrEqual(before?.high ?? 0);
        expect(after?.low).toBeGreaterThanOrEqual((before?.low ?? 0) - 1);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});

describe('the kinds of a text', () => {
  const lines = (text: string) => Object.fromEntries(splitContent(text));

  it('are told by the line, in a fence as outside of one', () => {
    const prompt = `Explain this query.\n\n\`\`\`sql\nSELECT TOTAL FROM ORDERS\n\`\`\`\n<b>Be brief.</b>\n{"lang": "de"}\nx += y[0];\n`;
    expect(lines(prompt)).toEqual({
      english: 'Explain this query.\n\n',
      code: '```sql\n```\nx += y[0];\n',
      capitals: 'SELECT TOTAL FROM ORDERS\n',
      markup: '<b>Be brief.</b>\n',
      json: '{"lang": "de"}\n',
    });
  });

  it('are not led astray by initials, comparisons and accents', () => {
    expect(lines('A: yes\n')).toEqual({ english: 'A: yes\n' });
    expect(lines('a < b && b < c\n')).toEqual({ code: 'a < b && b < c\n' });
    expect(lines('Où êtes-vous allés ?\n')).toEqual({ latin: 'Où êtes-vous allés ?\n' });
  });

  it('hold every character of the text once, whatever it is', () => {
    const piece = fc.constantFrom(
      ...Object.values(texts),
      '\r\n',
      '\ud800',
      '１２',
      'ß',
      '😀',
      'x1y2z3'.repeat(5),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), parts => {
        const sorted = (text: string) => text.split('').sort().join('');
        expect(sorted([...splitContent(parts.join('')).values()].join(''))).toBe(sorted(parts.join('')));
      }),
    );
  });

  it('give the one that most of the text is of', () => {
    expect(mainContent([english, html.repeat(2)])).toBe('markup');
    expect(mainContent([sql])).toBe('capitals');
    expect(mainContent([''])).toBe('english');
  });
});

describe('describeBasis', () => {
  it('says what an estimate was measured against, and that a count is exact', () => {
    expect(describeBasis('qwen')).toBe(
      'Estimated from the o200k_base count and the kind of text, measured against the vocabulary of Qwen 3.',
    );
    expect(describeBasis('o200k_base')).toBe(
      'Exact, counted in o200k_base, OpenAI’s own encoding of this model.',
    );
  });
});
