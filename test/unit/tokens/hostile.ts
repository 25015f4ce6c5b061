import fc from 'fast-check';

/** What tokenizers stumble on, in short runs: every class of character their patterns tell apart, and broken ones. */
const unit = fc.oneof(
  fc.constantFrom(...'abcxyzABCXYZ0189 \n\t\r!"#.,;:/-_\'(){}<>|\0'),
  fc.constantFrom(
    "'s",
    "'LL",
    "'rE",
    "n't",
    "'ſ",
    '\r\n',
    '  ',
    '    ',
    '\n\n',
    '<|endoftext|>',
    'camelCaseXML',
    ' the',
    'ing',
  ),
  fc.constantFrom(
    'é',
    'ß',
    'Ж',
    'ж',
    'ǅ',
    'ʰ',
    'ª',
    '中',
    '文',
    'の',
    'カ',
    '한',
    'ש',
    'ا',
    'न',
    '्',
    '\u0301',
    '²',
    'Ⅻ',
    '٣',
  ),
  fc.constantFrom(
    '😀',
    '👩‍💻',
    '🇯🇵',
    '\ud83d',
    '\ude00',
    '\u0085',
    '\ufeff',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\u200d',
    '\ufe0f',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
);

export const hostileText = fc
  .array(
    fc.tuple(unit, fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 12 }))),
    { maxLength: 12 },
  )
  .map(runs => runs.map(([text, times]) => text.repeat(times)).join(''));
