import type { Rule } from '../rule';
import { beginsSentence } from '../sentence';
import { matches } from '../span';

const thanks =
  /[ \t]*(?:\r?\n)*(?<![\p{L}\p{N}])(?:many thanks|thanks|thank you)(?: (?:a lot|so much|very much|a million|again))?(?: (?:in advance|for your (?:help|time|assistance|work|effort|cooperation|attention|support)))*[.!]+[ \t]*(?=\r?\n|$)/giu;

export const thanksOnly: Rule = {
  id: 'thanks',
  tier: 'wording',
  why: 'Drops a closing sentence that only thanks.',
  *propose(page) {
    const { open } = page;
    for (const { start, end } of matches(open, thanks)) {
      const first = start + open.slice(start, end).search(/\S/);
      const after = open.slice(end);
      // The last thing said, or the last of its paragraph; a name below it is a letter's signature.
      const closes = /^\r?\n[ \t]*\r?\n/.test(after) || after.trim() === '';
      if (closes && beginsSentence(page, first) && open.slice(0, start).trim() !== '')
        yield [{ start, end, replacement: '' }];
    }
  },
  changes: [
    ['List five rivers. Thank you!', 'List five rivers.'],
    ['List the five rivers.\n\nMany thanks in advance.\n', 'List the five rivers.\n'],
  ],
  keeps: [
    'Thank you!',
    'List five rivers. Thank you for the lakes.',
    'End with thanks.',
    'Thank you!\nAnna',
    'Assistant: Here it is. Thank you!',
    'Write a letter:\n\nDear Anna,\nthe lake is deep. Thank you!\n\nRegards\nBob',
  ],
};
