import { describe, expect, it } from 'vitest';
import { minimise } from '../../../src/minimise';
import { vetoOn } from '../../../src/minimise/veto';
import { count, wholeFile } from './prompt';

/** What the veto says to taking `part` out of `text`. */
function against(text: string, part: string): string | undefined {
  const start = text.lastIndexOf(part);
  return vetoOn(text).against({ start, end: start + part.length, replacement: '' });
}

describe('the veto', () => {
  it.each([
    ['List "the  lakes" of it.', 'the  '],
    ['List `the  lakes` of it.', '  '],
    ['List the {lakes} of it.', '{lakes} '],
    ['List <b>lakes</b> of it.', '<b>'],
    ['List 12 lakes of it.', '12 '],
    ['List src/lakes.md of it.', 'src/'],
    ['See https://example.org/lakes for it.', '/lakes'],
    ['Do not list lakes.', 'not '],
    ['List only lakes.', 'only '],
    ['One.\n\n```\nlake\n```\n', '\n```\n'],
  ])('speaks against changing %j', (text, part) => {
    expect(against(text, part)).toMatch(/^It would (?:change|lose) a/);
  });

  it('lets go what carries nothing', () => {
    expect(against('I would like you to list "the  lakes" of it.', 'I would like you to ')).toBeUndefined();
  });

  // A window cut through the quotation would pair its closing mark with the next one's opening mark.
  it('reads a quotation whole that stands at the edge of what it looks at', () => {
    const between = 'the lakes are deep and long and the rivers run to the sea and rest '.repeat(2);
    for (let shift = 0; shift < 40; shift++) {
      const text = `Say "lake  sea" ${between.slice(shift)}it is important to note that "lake  sea" is one.`;
      expect(against(text, 'it is important to note that ')).toBeUndefined();
    }
  });

  it('says of an edit the same before and after another one is made', () => {
    const text =
      'It is important to note that "please  do" must stay. make sure to make sure to You are a guide to the lakes of the country, and you list each issue there. It is important to note that "please  do" must stay. ';
    const once = minimise(text, [wholeFile(text)], count);
    expect(once.text).not.toContain('important');
    expect(minimise(once.text, [wholeFile(once.text)], count).edits).toEqual([]);
  });
});
