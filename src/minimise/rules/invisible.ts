import type { Rule } from '../rule';
import { matches } from '../span';

/** Zero-width space, word joiner, byte order mark, soft hyphen. Not joiners: they shape emoji and many scripts. */
const empty = /[\u200B\u2060\uFEFF\u00AD]+/g;
/** Scripts that mark where a line may break with a zero-width space. */
const breaksWithoutSpaces =
  /\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

export const invisible: Rule = {
  id: 'invisible-characters',
  tier: 'layout',
  why: 'Drops zero-width characters and makes non-breaking spaces plain ones: nobody sees them, each costs a token or more.',
  *propose({ open }) {
    if (/zero.width|invisible|hidden char|non.?breaking|nbsp|unicode|homoglyph/i.test(open)) return;
    for (const { start, end } of matches(open, empty)) {
      if (start === 0) continue;
      if (!breaksWithoutSpaces.test(open.slice(start - 1, end + 1))) yield [{ start, end, replacement: '' }];
    }
    // Between a digit and what follows it (10 000, 5 %), the space that does not break keeps a number together.
    for (const { start, end } of matches(open, /(?<=[\p{L},;.:!?)])\u00A0(?=[\p{L}(])/gu))
      yield [{ start, end, replacement: ' ' }];
    for (const { start, end } of matches(open, /(?<=\p{L})\u2011(?=\p{L})/gu))
      yield [{ start, end, replacement: '-' }];
  },
  changes: [
    ['Name three\u200B rivers.', 'Name three rivers.'],
    ['Name\u00A0three rivers.', 'Name three rivers.'],
  ],
  keeps: [
    'A family: 👨\u200D👩\u200D👧.',
    'می\u200Cخواهم',
    '10\u00A0000 rivers.',
    '`a\u200Bb` is code.',
    'Find each zero-width space: a\u200Bb.',
  ],
};
