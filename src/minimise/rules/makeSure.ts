import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsInstruction, sentenceEnd } from '../sentence';
import { phrasePattern, withoutOpener } from './opener';

const opener = phrasePattern(
  `(?:please )?(?:(?:make sure|be sure|make certain) (?:to|(?:that )?you)|ensure (?:that )?you) `,
);

export const makeSure: Rule = {
  id: 'make-sure',
  tier: 'wording',
  why: 'Drops "make sure to" before an instruction, which says it already.',
  propose: page => withoutOpener(page, opener, standsAlone),
  changes: [
    ['Make sure to check the spelling.', 'Check the spelling.'],
    ['Read the text and make sure to check the spelling.', 'Read the text and check the spelling.'],
    ["Make sure you don't list lakes.", "Don't list lakes."],
    ['Please make sure that you never list lakes.', 'Never list lakes.'],
    ['Ensure that you check every date.', 'Check every date.'],
    ['While reading, ensure you do not miss a date.', 'While reading, do not miss a date.'],
  ],
  keeps: [
    'Make sure the spelling is right.',
    'Make sure to read the text and to check the spelling.',
    'Make sure you are polite.',
    'Ensure you are polite.',
    'Ensure that the spelling is right.',
    'Ensure you have read the text.',
    'You should make sure to check the spelling.',
    'Make sure you list rivers and that you never list lakes.',
  ],
};

function standsAlone(page: Page, at: number): boolean {
  const sentence = page.open.slice(at, sentenceEnd(page, at));
  const isCoordinated = /(?:,|\b(?:and|or|but|not))\s+(?:to\s+\p{L}|that\b|you\b)/iu.test(sentence);
  return beginsInstruction(page, at) && !isCoordinated;
}
