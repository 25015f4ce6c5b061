import { describe, expect, it } from 'vitest';
import { readScoring, type Scoring, scorable, suggestScoring } from '../../../src/trials';

describe('how answers are scored', () => {
  it.each<[string, Scoring]>([
    ['exact', { kind: 'exact' }],
    ['exact:ignore-case', { kind: 'exact', ignoreCase: true }],
    ['contains:a: b', { kind: 'contains', text: 'a: b' }],
    ['pattern:^\\d+:\\d+$', { kind: 'pattern', pattern: '^\\d+:\\d+$' }],
    ['number', { kind: 'number', tolerance: 0 }],
    ['number:0.5', { kind: 'number', tolerance: 0.5 }],
    ['number:1%', { kind: 'number', percent: 1 }],
    ['length:-50', { kind: 'length', unit: 'words', maximum: 50 }],
    ['length:10-200:characters', { kind: 'length', unit: 'characters', minimum: 10, maximum: 200 }],
    ['judge', { kind: 'judge', model: 'gpt-4o' }],
    ['judge:o3', { kind: 'judge', model: 'o3' }],
  ])('is read from “%s”', (text, scoring) => expect(readScoring(text, 'gpt-4o')).toEqual(scoring));

  it.each(['', 'exactly', 'exact:no', 'number:x', 'length:', 'length:-', 'pattern', 'json:x'])(
    'is not read from “%s”',
    text => expect(readScoring(text, 'gpt-4o')).toHaveProperty('problem'),
  );

  it('is proposed by what is known of the answers', () => {
    const expecting = (...answers: string[]) => answers.map(expected => ({ values: {}, expected }));
    expect(suggestScoring(expecting('a', 'b'), undefined, 'm')).toEqual({ kind: 'exact' });
    expect(suggestScoring(expecting('1', '2.5'), undefined, 'm')).toEqual({ kind: 'number', tolerance: 0 });
    const open = [{ values: {} }];
    expect(suggestScoring(open, '{"a": 1}', 'm')).toEqual({ kind: 'json' });
    expect(suggestScoring(open, 'billing', 'm')).toEqual({ kind: 'agreement' });
    expect(suggestScoring(open, 'Dear Ms Hill,\nthank you.', 'm')).toEqual({ kind: 'judge', model: 'm' });
  });

  it('is on the inputs that say what is expected, where that counts', () => {
    const inputs = [{ values: {}, expected: 'a' }, { values: {} }];
    expect(scorable(inputs, { kind: 'exact' })).toEqual([inputs[0]]);
    expect(scorable(inputs, { kind: 'contains' })).toEqual([inputs[0]]);
    expect(scorable(inputs, { kind: 'contains', text: 'b' })).toEqual(inputs);
    expect(scorable(inputs, undefined)).toEqual(inputs);
  });
});
