import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsSentence, inCaseOf } from '../sentence';
import { phrasePattern } from './opener';

const filler = phrasePattern(
  `(?:(?:it is|it['’]s) (?:also )?(?:very )?(?:important|worth) (?:to (?:note|mention|remember|point out)|noting|mentioning|pointing out) that|it goes without saying that|needless to say,|as you (?:may |might )?(?:already )?know,) `,
);

export const fillerClause: Rule = {
  id: 'filler-clause',
  tier: 'wording',
  why: 'Drops "it is important to note that" and the like before a statement.',
  propose: page => withoutFiller(page, filler),
  changes: [
    ['It is important to note that lakes are not rivers.', 'Lakes are not rivers.'],
    ['Needless to say, `x` is a lake.', '`x` is a lake.'],
  ],
  keeps: [
    'It is important to note the lakes.',
    'Explain why it is important to note that lakes are not rivers.',
    'It is important that lakes are not rivers.',
  ],
};

const reminder = phrasePattern('(?:please )?(?:note|keep in mind|bear in mind|remember|be aware) that ');

export const reminderClause: Rule = {
  id: 'reminder-clause',
  tier: 'review',
  why: 'Drops "note that" and the like: the statement stays, some of its emphasis goes.',
  propose: page => withoutFiller(page, reminder),
  changes: [['Please note that the lakes are deep.', 'The lakes are deep.']],
  keeps: [
    'Note the lakes.',
    'You should note that the lakes are deep.',
    'User: note that the lakes are deep.',
  ],
};

function* withoutFiller(page: Page, opener: RegExp): Iterable<readonly TextEdit[]> {
  for (const { 0: phrase, index } of page.open.matchAll(opener)) {
    const at = index + phrase.length;
    // What follows must be able to stand alone: a subject, not the rest of a longer phrase.
    if (!/^[\p{L}\uFFFC]/u.test(page.open.slice(at, at + 2)) || !beginsSentence(page, index)) continue;
    const letter = page.open.charAt(at);
    const isLiteral = letter === '\uFFFC';
    yield isLiteral
      ? [{ start: index, end: at, replacement: '' }]
      : [{ start: index, end: at + 1, replacement: inCaseOf(phrase, letter) }];
  }
}
