import { describe, expect, it } from 'vitest';
import { minimise, rules } from '../../../src/minimise';
import { count, wholeFile } from './prompt';

describe('minimise', () => {
  const text = '\n\nName three rivers. \n \n \n \n \nName two lakes.\n';

  it('counts before and after on the texts themselves', () => {
    const result = minimise(text, [wholeFile(text)], count);
    expect(result.text).toBe('Name three rivers.\n\nName two lakes.\n');
    expect(result.before).toBe(count(text));
    expect(result.after).toBe(count(result.text));
    expect(result.edits.every(edit => edit.saved > 0)).toBe(true);
  });

  it('answers with the text as it is when there is nothing to save', () => {
    const tight = 'Name three rivers.\n';
    const result = minimise(tight, [wholeFile(tight)], count);
    expect(result).toEqual({ text: tight, before: count(tight), after: count(tight), edits: [] });
  });

  it('makes the edits of the chosen rules alone', () => {
    const only = minimise(text, [wholeFile(text)], count, { rules: ['edge-blanks'] });
    expect(only.edits.map(edit => edit.rule)).toEqual(['edge-blanks']);
    const but = minimise(text, [wholeFile(text)], count, { off: ['edge-blanks'] });
    expect(but.edits.map(edit => edit.rule)).not.toContain('edge-blanks');
  });

  it.each([
    // Each edit makes room for the next.
    '## **Rivers**\n\n<!-- Ann wrote this. -->\nThank you! \n \n \nI would like you to please list the rivers of {country}. ',
    // The third edit saves only with the two before it.
    '- **Never**: be late.\n## **Rivers**\n \n \n \n- **Never**: be late.\nI would like you to please list the rivers of {country}. ',
  ])('leaves nothing for a second run in %j', parts => {
    const once = minimise(parts, [wholeFile(parts)], count, { tier: 'review' });
    expect(once.text).toContain('## Rivers');
    expect(minimise(once.text, [wholeFile(once.text)], count, { tier: 'review' }).edits).toEqual([]);
  });

  it('names each rule once', () => {
    expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length);
  });
});
