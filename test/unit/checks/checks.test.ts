import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, openCheck, passes } from '../../../src/checks';

/** Whether an answer passes; null where nothing can be said. */
function judge(check: Check, answer: string, expected?: string): boolean | null {
  const verdict = opened(check)(answer, expected);
  return verdict.score === null ? null : passes(verdict);
}

const why = (check: Check, answer: string, expected?: string) => opened(check)(answer, expected).why;

function opened(check: Check) {
  const open = openCheck(check);
  if (typeof open !== 'function') throw new Error(open.problem);
  return open;
}

const problem = (check: Check) => {
  const open = openCheck(check);
  return typeof open === 'function' ? undefined : open.problem;
};

describe('an exact answer', () => {
  it('may have blanks around it, and another composition of its letters', () => {
    expect(judge({ kind: 'exact' }, ' Zoë\n', 'Zoe\u0308')).toBe(true);
    expect(judge({ kind: 'exact' }, 'billing', 'Billing')).toBe(false);
    expect(judge({ kind: 'exact', ignoreCase: true }, 'billing', 'Billing')).toBe(true);
    expect(why({ kind: 'exact' }, 'sales', 'billing')).toBe('It is “sales” and not “billing”.');
  });

  it('says nothing without an expected one', () => {
    expect(judge({ kind: 'exact' }, 'billing')).toBeNull();
  });
});

describe('an answer that holds a text', () => {
  it('holds the check’s own, or the expected one', () => {
    expect(judge({ kind: 'contains', text: 'refund' }, 'A refund is due.')).toBe(true);
    expect(judge({ kind: 'contains' }, 'A Refund is due.', 'refund')).toBe(false);
    expect(judge({ kind: 'contains', ignoreCase: true }, 'A Refund is due.', 'refund')).toBe(true);
    expect(judge({ kind: 'contains' }, 'A refund is due.')).toBeNull();
  });
});

describe('a number', () => {
  it.each([
    ['The total is $1,234.50.', '1234.5', true],
    ['2 + 2 = 4', '4', true],
    ['−3 °C', '-3', true],
    ['1e6', '1,000,000', true],
    ['0.30000000000000004', '0.3', true],
    ['Between 12 and 15', '12', false],
    ['version v2', '2', false],
    ['none', '4', false],
  ])('is read out of “%s”', (answer, expected, result) => {
    expect(judge({ kind: 'number' }, answer, expected)).toBe(result);
  });

  it('may differ by the tolerance, or by a percentage', () => {
    expect(judge({ kind: 'number', tolerance: 0.5 }, '10.5', '10')).toBe(true);
    expect(judge({ kind: 'number', percent: 1 }, '-101', '-100')).toBe(true);
    expect(judge({ kind: 'number', percent: 1 }, '-101.5', '-100')).toBe(false);
    expect(judge({ kind: 'number' }, '5', 'five')).toBeNull();
    expect(problem({ kind: 'number', tolerance: -1 })).toBe('A tolerance is a number of at least 0.');
  });
});

describe('a length', () => {
  it('is counted in words, or in characters as people see them', () => {
    expect(judge({ kind: 'length', unit: 'words', maximum: 3 }, ' one two  three ')).toBe(true);
    expect(judge({ kind: 'length', unit: 'characters', maximum: 2 }, '👍👍')).toBe(true);
    expect(why({ kind: 'length', unit: 'words', minimum: 4 }, 'one two')).toBe(
      'It has 2 words, and at least 4 are wanted.',
    );
    expect(problem({ kind: 'length', unit: 'words', minimum: 4, maximum: 3 })).toBeDefined();
  });
});

describe('an answer at all', () => {
  it.each([
    '',
    'I’m sorry, but I can’t help with that.',
    "I'm sorry, I cannot assist with this request.",
    'As an AI language model, I cannot give legal advice.',
    'I am unable to provide the figures.',
    'Unfortunately, I cannot open the file you mention.',
    'I can’t help you with that one.',
  ])('is not “%s”', answer => expect(judge({ kind: 'answered' }, answer)).toBe(false));

  it.each([
    'I’m glad to help. The order left on Monday.',
    'Sorry for the delay! Your parcel is on its way.',
    'The contract cannot be cancelled before June.',
    'Write to them: “I’m sorry, but I can’t come.”',
    'Unfortunately for the tenant, the clause is valid.',
    'I can’t find fault with the argument.',
  ])('is “%s”', answer => expect(judge({ kind: 'answered' }, answer)).toBe(true));
});

describe('a pattern', () => {
  it('matches somewhere', () => {
    expect(judge({ kind: 'pattern', pattern: '^(billing|sales)$' }, ' sales\n')).toBe(true);
    expect(judge({ kind: 'pattern', pattern: '\\bNO\\b', ignoreCase: true }, 'Oh no.')).toBe(true);
    expect(judge({ kind: 'pattern', pattern: '^\\d+$' }, 'ten')).toBe(false);
  });

  it('that would take for ever elsewhere takes none of it here', () => {
    expect(judge({ kind: 'pattern', pattern: '^(a+)+$' }, `${'a'.repeat(50_000)}b`)).toBe(false);
    expect(judge({ kind: 'pattern', pattern: 'a*a*a*a*a*b' }, 'a'.repeat(50_000))).toBe(false);
  });

  it('that cannot be followed is said to be unreadable', () => {
    expect(problem({ kind: 'pattern', pattern: '(' })).toContain('cannot be read');
    expect(problem({ kind: 'pattern', pattern: '(?=a)b' })).toContain('cannot be read');
    expect(problem({ kind: 'pattern', pattern: '(a)\\1' })).toContain('cannot be read');
  });
});

it('takes any answer without throwing', () => {
  const checks: readonly Check[] = [
    { kind: 'exact' },
    { kind: 'contains', ignoreCase: true },
    { kind: 'json', fenced: true },
    { kind: 'pattern', pattern: '\\w+\\s?[^x]$' },
    { kind: 'number', percent: 5 },
    { kind: 'length', unit: 'words', maximum: 5 },
    { kind: 'answered' },
  ];
  const check = fc.constantFrom(...checks.map(opened));
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(check, text, fc.option(text, { nil: undefined }), (it, answer, expected) => {
      const { score, why } = it(answer, expected);
      expect(score === null || score === 0 || score === 1).toBe(true);
      expect(why).toMatch(/\.$/);
    }),
  );
});
