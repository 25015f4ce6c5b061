import { expect, it } from 'vitest';
import { decide, decisionText, ruleText } from '../../../src/trials';

const names = { model: 'gpt-4o', cheaper: 'gpt-4o-mini' };
const scores = (count: number, cheap: number, other: number) =>
  Array.from({ length: count }, () => ({ cheap, other }));

it.each([
  [
    scores(12, 1, 1),
    'Not yet: gpt-4o-mini keeps 100 % of gpt-4o’s score on 12 inputs, and the rule wants 30. Run 18 more.',
  ],
  [scores(30, 1, 1), 'gpt-4o-mini will do: it keeps 100 % of gpt-4o’s score on 30 inputs.'],
  [scores(3, 0, 0), 'Not yet: gpt-4o scores nothing on 3 inputs, and the rule wants 30. Run 27 more.'],
  [scores(30, 1, 0), 'gpt-4o-mini will do: gpt-4o scores nothing on 30 inputs, and it does.'],
])('says what a test came to', (pairs, text) => expect(decisionText(decide(pairs), names)).toBe(text));

it('says the rule with the names and figures it was held against', () => {
  expect(ruleText(decide(scores(30, 1, 1)), { model: 'sort', cheaper: 'sort2' })).toBe(
    'The rule: sort2’s mean score less one standard error is at least 95 % of sort’s, over 30 inputs or more. ' +
      'Here 1 less 0 is 1, and 95 % of 1 is 0.95.',
  );
});
