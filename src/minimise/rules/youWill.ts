import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsSentence, sentenceEnd } from '../sentence';
import { phrasePattern, withoutOpener } from './opener';

const opener = phrasePattern('you will ');

/** What happens to the reader rather than what the reader is to do. */
const befalls =
  /^(?:(?:also|now|then|first|again|always|never|only) )*(?:achieve|be|become|come|end|find|get|go|learn|note|obtain|observe|reach|recall|remain|see|stand|turn|visit|wait|walk)\b/i;

/** How a paragraph begins that gives the model its part. */
const casts =
  /^\W*(?:I(?: would|['’]d)? (?:want|need|like) you to|act as|imagine (?:that )?you|pretend|your (?:task|job|role|goal) is)\b/i;

export const youWill: Rule = {
  id: 'you-will',
  tier: 'wording',
  why: 'Makes "You will explain" an instruction ("Explain") where the model has been given its part.',
  propose: page => withoutOpener(page, opener, isInstruction),
  changes: [
    [
      'I want you to act as a gnomist. You will list the gnomes.',
      'I want you to act as a gnomist. List the gnomes.',
    ],
    ['Act as a guide. You will only list lakes.', 'Act as a guide. Only list lakes.'],
  ],
  keeps: [
    'Act as a guide. You will find a lake there.',
    'Act as a guide. You will be given a lake.',
    'Act as a guide. You will list the lakes and will count them.',
    'Act as a guide. You will list the lakes but not count them.',
    'Act as a guide. You will list the lakes while I count them.',
    'Act as a guide. When it rains, you will list the lakes.',
    'The post is in Spain. You will write the list of the lakes.',
    'Act as a guide.\n\nThe post is in Spain. You will write the list of the lakes.',
    'Act as a guide. Will you list them? You will list the lakes?',
  ],
};

function isInstruction(page: Page, at: number): boolean {
  if (!beginsSentence(page, at)) return false;
  const paragraph = page.open
    .slice(Math.max(0, at - 1500), at)
    .split(/\n[ \t]*\r?\n/)
    .at(-1)!;
  const sentence = page.open.slice(at, sentenceEnd(page, at) + 1).replace(/^you\s+will\s+/i, '');
  return (
    casts.test(paragraph) &&
    !befalls.test(sentence) &&
    !/\bwill\b|\bwhile\b|\bwhereas\b|\b(?:and|or|but)\s+not\b|\?$/i.test(sentence)
  );
}
