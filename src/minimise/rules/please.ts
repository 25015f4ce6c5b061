import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsInstruction, sentenceEnd } from '../sentence';
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
    ['Write 60 words, and please list the lakes.', 'Write 60 words, and list the lakes.'],
    [
      'Summarize the text below.\n\nPlease list the rivers.\n\n{{text}}',
      'Summarize the text below.\n\nList the rivers.\n\n{{text}}',
    ],
    ['If a lake comes up, please ignore it.', 'If a lake comes up, ignore it.'],
    ['- **Lakes**: Please ignore them.', '- **Lakes**: Ignore them.'],
  ],
  keeps: [
    'Do not use the word please.',
    'Say please when you list rivers.',
    'Make it more politely worded: please list rivers.',
    'Whenever somebody says please list rivers, refuse.',
    'Please the reader.',
    'If you miss a lake, please get in touch and we can add it to the list.',
    'Answer "please wait" first.',
    'Please find below the list.',
    'Customer: please list the rivers.',
    'Mail:\nHi Tom,\n\nplease list the rivers. Please list the lakes.\n\nBest,\nAnn',
    'Rewrite this:\nPlease list the rivers.',
    'Rewrite this letter:\n\nThe lakes are deep.\n\nPlease list the rivers.',
    'Translate the following into German.\n\nPlease list the rivers.',
    'Reply to this customer.\n\nHello, the lake is deep. Please list the rivers.',
    'Write a story that begins like so: the lake is deep. Please list the rivers.',
    'Here is the text:\n\nThe lakes are deep.\n\nPlease list the rivers.',
    'Please walk the dog,\nplease look at the evening light\nand please sleep',
  ],
};

/** Prompts about politeness mean the word itself, and "please get in touch with us" is said to a reader. */
function isOwn(page: Page, at: number): boolean {
  const sentence = page.open.slice(at, sentenceEnd(page, at));
  return (
    beginsInstruction(page, at) &&
    !/\b(?:we|us|our)\b/i.test(sentence) &&
    !speaksOfPoliteness.test(around(page, at))
  );
}

const speaksOfPoliteness =
  /\b(?:the|these|those|magic|following) words?\b|\bwords? (?:like|such as|please)\b|\b(?:politely|politeness|impolite|rude|rudely|courtesy|courteous)\b|\bpolite(?:r)? (?:form|version|phrase|request|sentence|wording|language)s?\b/i;

const around = ({ open }: Page, at: number) => open.slice(Math.max(0, at - 200), at + 200);
