import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings } from '../../../src/tokens';
import { tokens } from '../../support/tokens';
import { hostileText } from './hostile';

const opening =
  'You are a careful reviewer.\n\n# Rules\n- Don\'t guess; say "I don\'t know".\n- 最大限度地使用简体中文。\n'.repeat(
    12,
  );
const editsPerRun = 40;

describe.each(encodings.filter(it => it !== 'o200k_harmony'))('a document in %s', encoding => {
  it('counts like the whole text after each of 20,000 random edits', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 400 }), insert: hostileText });
    fc.assert(
      fc.property(fc.array(edit, { minLength: editsPerRun, maxLength: editsPerRun }), edits => {
        let text = opening;
        const document = tokens.open(text, encoding);
        for (const { at, remove, insert } of edits) {
          const rangeOffset = at % (text.length + 1);
          // Mostly keystrokes, at times a cut of hundreds of characters.
          const rangeLength = Math.min(remove % 8 === 0 ? remove : remove % 4, text.length - rangeOffset);
          document.change([{ rangeOffset, rangeLength, text: insert }]);
          text = text.slice(0, rangeOffset) + insert + text.slice(rangeOffset + rangeLength);
          if (document.tokens !== tokens.count(text, encoding))
            throw new Error(`wrong after ${JSON.stringify(text)}`);
        }
        expect(document.length).toBe(text.length);
      }),
      { numRuns: 20_000 / editsPerRun },
    );
  }, 120_000);

  it('counts any part as a text of its own', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 40 }), fc.nat(), fc.nat(), (parts, a, b) => {
        const text = opening + parts.join('');
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        expect(tokens.open(text, encoding).count(start, end)).toBe(
          tokens.count(text.slice(start, end), encoding),
        );
      }),
    );
  });
});

describe('a document', () => {
  it('takes several changes of one event, in any order', () => {
    const document = tokens.open('one two three', 'o200k_base');
    document.change([
      { rangeOffset: 0, rangeLength: 3, text: 'eleven' },
      { rangeOffset: 8, rangeLength: 5, text: 'thirteen' },
    ]);
    expect(document.tokens).toBe(tokens.count('eleven two thirteen', 'o200k_base'));
  });

  it('joins and parts a surrogate pair', () => {
    const document = tokens.open('a\ud83d', 'o200k_base');
    document.change([{ rangeOffset: 2, rangeLength: 0, text: '\ude00b' }]);
    expect(document.tokens).toBe(tokens.count('a😀b', 'o200k_base'));
    document.change([{ rangeOffset: 2, rangeLength: 1, text: '' }]);
    expect(document.tokens).toBe(tokens.count('a\ud83db', 'o200k_base'));
  });

  it('can be emptied and filled again', () => {
    const document = tokens.open(opening, 'cl100k_base');
    document.change([{ rangeOffset: 0, rangeLength: opening.length, text: '' }]);
    expect(document).toMatchObject({ length: 0, tokens: 0 });
    expect(document.count(0, 0)).toBe(0);
    document.change([{ rangeOffset: 0, rangeLength: 0, text: opening }]);
    expect(document.tokens).toBe(tokens.count(opening, 'cl100k_base'));
  });

  it('refuses a change that is not in it', () => {
    const document = tokens.open('abc', 'o200k_base');
    expect(() => document.change([{ rangeOffset: 2, rangeLength: 2, text: '' }])).toThrow(
      'The document has 3 characters: 2 from 2 on are not all in it.',
    );
  });
});
