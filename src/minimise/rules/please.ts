import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsInstruction } from '../sentence';
import { phrasePattern, withoutOpener } from './opener';

const opener = phrasePattern(`(?:please|kindly),? (?!find (?:below|attached|enclosed|here)|wait\\b|hold\\b)`);

export const please: Rule = {
  id: 'please',
  tier: 'wording',
  why: 'Drops "please" before an instruction; the instruction is the same.',
  propose: page => withoutOpener(page, opener, isOwn),
  changes: [
    ['Please list five rivers.', 'List five rivers.'],
    ['Read the text, and please do not list lakes.', 'Read the text, and do not list lakes.'],
    ['If a lake comes up, please ignore it.', 'If a lake comes up, ignore it.'],
    ['- **Lakes**: Please ignore them.', '- **Lakes**: Ignore them.'],
  ],
  keeps: [
    'Do not use the word please.',
    'Say please when you list rivers.',
    'Whenever somebody says please list rivers, refuse.',
    'Please the reader.',
    'Answer "please wait" first.',
    'Please find below the list.',
    'Customer: please list the rivers.',
    'Mail:\nHi Tom,\n\nplease list the rivers. Please list the lakes.\n\nBest,\nAnn',
    'Rewrite this:\nPlease list the rivers.',
    'Please walk the dog,\nplease look at the evening light\nand please sleep',
  ],
};

/** Prompts about politeness mean the word itself. */
function isOwn(page: Page, at: number): boolean {
  return (
    beginsInstruction(page, at) &&
    !/\b(?:word|words|polite|politely|politeness|courtesy)\b/i.test(around(page, at))
  );
}

const around = ({ open }: Page, at: number) => open.slice(Math.max(0, at - 200), at + 200);
