import { speaksToModel } from '../audience';
import type { Rule } from '../rule';
import { phrasePattern } from './opener';

/** Words that weigh nothing in an instruction, with the blank after them. */
const adverb = phrasePattern('(?:very|really|basically|essentially) ');
const opinion = phrasePattern(
  '(?:I think|I believe|I guess|in my opinion|generally speaking|basically|essentially),? ',
);

export const hedge: Rule = {
  id: 'hedge',
  tier: 'review',
  why: 'Drops "very", "basically", "I think" and the like: the instruction stays, some of its colour goes.',
  *propose(page) {
    const { open } = page;
    if (/\b(?:hedg(?:e|es|ing)|intensifiers?|adverbs?|filler|words? (?:like|such as))\b/i.test(open)) return;
    for (const { 0: found, index } of open.matchAll(adverb)) {
      const end = index + found.length;
      const before = open.slice(Math.max(0, index - 12), index);
      if (/\b(?:not|n['’]t|the|how|so|too|no|only|or|and|to)\s+$|^\s*$|[.!?:]\s*$/i.test(before)) continue;
      if (
        !/^\p{Ll}{3,}/u.test(open.slice(end, end + 4)) ||
        /^(?:same|first|last|few|many|much|little|own|well|bit|and|but|nor)\b/.test(open.slice(end, end + 7))
      )
        continue;
      // "a very old" would become "a old".
      const article = /\b(an?)\s+$/i.exec(before)?.[1]?.toLowerCase();
      if (article === 'an' || (article === 'a' && /[aeiouh]/.test(open.charAt(end)))) continue;
      if (speaksToModel(page, index)) yield [{ start: index, end, replacement: '' }];
    }
    for (const { 0: found, index } of open.matchAll(opinion)) {
      const at = index + found.length;
      const before = open.slice(Math.max(0, index - 3), index);
      if (!/^$|[.!?]\s+$|\n\s*$/.test(before) || !/^\p{L}/u.test(open.charAt(at))) continue;
      if (/^(?:that|so|not|it)\b/i.test(open.slice(at, at + 5)) || !speaksToModel(page, index)) continue;
      yield [{ start: index, end: at + 1, replacement: open.charAt(at).toUpperCase() }];
    }
  },
  changes: [
    ['You are a very good guide to the lakes.', 'You are a good guide to the lakes.'],
    ['You write really short notes for the people there.', 'You write short notes for the people there.'],
    ['Basically, you list the lakes of the country.', 'You list the lakes of the country.'],
  ],
  keeps: [
    'You are a very old guide to the lakes.',
    'Your notes are not very long.',
    'You have really and fully read the notes of the people.',
    'Say how very deep the lakes are.',
    'List the very first lake of the country.',
    'Avoid words like very in your notes.',
    'The river is very long and the lake is deep.',
  ],
};
