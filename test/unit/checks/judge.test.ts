import { describe, expect, it } from 'vitest';
import { gradesOf, judgeRequests, selfCheckRequest, selfVerdict } from '../../../src/checks';

describe('a judge of two answers', () => {
  it('is asked in both orders, with the answers as data', () => {
    const [ab, ba] = judgeRequests({
      request: 'Sum up.',
      a: 'One "}',
      b: 'Two',
      criteria: 'It is $& short.',
    });
    expect(JSON.parse(ab[1]!.text)).toEqual({ request: 'Sum up.', first: 'One "}', second: 'Two' });
    expect(JSON.parse(ba[1]!.text)).toEqual({ request: 'Sum up.', first: 'Two', second: 'One "}' });
    expect(ab[0]!.text).toContain('\nIt is $& short.\n');
  });

  it('gives each the mean of its grades', () => {
    expect(gradesOf(['Both fine. {"first": 8, "second": 6}', '{"first": 7, "second": 10}'])).toEqual({
      a: 0.9,
      b: 0.65,
      swayed: false,
    });
  });

  it('is swayed when the better one changes with the order', () => {
    expect(gradesOf(['{"first": 8, "second": 6}', '{"first": 8, "second": 6}'])).toEqual({
      a: 0.7,
      b: 0.7,
      swayed: true,
    });
  });

  it('that gives no grades has said nothing', () => {
    const fine = '{"first": 8, "second": 6}';
    for (const bad of [
      '',
      'The first one.',
      '{"first": 11, "second": 1}',
      '{"first": "8", "second": 6}',
      '{"first": 8',
    ]) {
      expect(gradesOf([fine, bad])).toBeUndefined();
    }
  });
});

describe('a judge of one answer', () => {
  it('passes it, or says why not, or has said nothing', () => {
    expect(JSON.parse(selfCheckRequest({ request: 'r', answer: 'a', expected: 'e' })[1]!.text)).toEqual({
      request: 'r',
      expected: 'e',
      answer: 'a',
    });
    expect(selfVerdict('Fine.\n{"pass": true}').score).toBe(1);
    expect(selfVerdict('{"pass": false, "why": "It lacks the date."}')).toEqual({
      score: 0,
      why: 'It lacks the date.',
    });
    expect(selfVerdict('Looks good to me.').score).toBeNull();
  });
});
