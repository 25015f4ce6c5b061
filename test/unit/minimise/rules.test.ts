import { describe, expect, it } from 'vitest';
import { minimiseText } from '../../../src/minimise/message';
import { allRules } from '../../../src/minimise/rules';
import { count } from './prompt';

describe.each(allRules)('$id', rule => {
  const run = (text: string) =>
    minimiseText({ text, markup: 'markdown', startsFile: true }, [rule], count).reduceRight(
      (result, edit) => result.slice(0, edit.start) + edit.replacement + result.slice(edit.end),
      text,
    );

  it.each(rule.changes)('changes %j', (before, after) => {
    expect(run(before)).toBe(after);
  });

  it.each(rule.keeps)('keeps %j', text => {
    expect(run(text)).toBe(text);
  });
});
