import { expect, it } from 'vitest';
import { doneText, planText } from '../../../../src/editor/minimise/workspaceWords';

const edit = { rule: 'blank-lines', tier: 'layout', start: 0, end: 1, replacement: '', saved: 1 } as const;
const plan = (tokens: number, nanoPer1000 = 0, isPartlyUnpriced = false) => ({
  edits: tokens > 0 ? [edit] : [],
  saved: { tokens, nanoPer1000, isPartlyUnpriced },
  tokens: 1000,
});

it('a workspace is summed up: files, tokens of tokens, money, and what has no price', () => {
  expect(planText([plan(30, 75_000_000), plan(4, 10_000_000), plan(0)])).toBe(
    'Minimising 2 of 3 files saves 34 of 3,000 tokens, $0.085 per 1,000 calls of each prompt.',
  );
  expect(planText([plan(30, 75_000_000), plan(4, 0, true)])).toContain('$0.075 per 1,000 calls + unpriced');
  expect(planText([plan(4, 0, true)])).toBe('Minimising 1 of 1 file saves 4 of 1,000 tokens, unpriced.');
});

it('what was not written is said', () => {
  const outcomes = [
    { plan: plan(30, 75_000_000), outcome: 'saved' },
    { plan: plan(4), outcome: 'unsaved' },
    { plan: plan(50), outcome: 'changed' },
    { plan: plan(60), outcome: 'failed' },
  ] as const;
  const told = doneText(outcomes);
  expect(told).toMatch(/^2 files minimised: 34 tokens, \$0\.075 per 1,000 calls saved\./);
  expect(told).toContain('1 file is changed in the editor and not saved yet.');
  expect(told).toContain('1 file changed meanwhile and was left alone.');
  expect(told).toContain('1 file could not be changed; the log says why.');
  expect(doneText(outcomes.slice(2))).toMatch(/^No file was minimised\./);
});
