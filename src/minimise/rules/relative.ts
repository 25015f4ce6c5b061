import { speaksToModel } from '../audience';
import type { Rule } from '../rule';
import { phrasePattern } from './opener';

/** "issues that are opened in", "the text which is shown below": the participle can follow the noun. */
const passive = phrasePattern(
  '(?<=\\p{L}{2} )(?:that|which) (?:is|are|was|were) (?=(?:opened|provided|included|listed|given|used|described|mentioned|shown|written|contained|found|made|stored|defined|based|related|displayed|needed|sent|supplied|attached|designed|intended|specified) (?:in|on|by|at|from|below|above|with|for|to)\\b)',
);
/** "each issue you find", "any problem that I should be concerned about": what else would be reported? */
const known = phrasePattern(
  '(?<=(?:issues?|problems?|errors?|bugs?|mistakes?|vulnerabilit(?:y|ies)|weakness(?:es)?|findings|risks?|flaws?) )(?:(?:that|which) )?(?:you (?:may |might |can )?(?:find|identify|notice|discover|see|spot|come across|encounter)|I (?:should|need to) (?:be (?:concerned|worried) about|be aware of|know about|worry about))(?=[.,;]|$| and )',
);

export const relativeClause: Rule = {
  id: 'relative-clause',
  tier: 'review',
  why: 'Drops "that are" before a participle, and "you find" after an issue: the reader knows which are meant.',
  *propose(page) {
    for (const { 0: found, index } of page.open.matchAll(passive)) {
      if (/[,;]\s*$/.test(page.open.slice(Math.max(0, index - 3), index))) continue;
      if (speaksToModel(page, index)) yield [{ start: index, end: index + found.length, replacement: '' }];
    }
    for (const { 0: found, index } of page.open.matchAll(known)) {
      const blank = /\s$/.test(page.open.slice(0, index).slice(-1)) ? 1 : 0;
      if (speaksToModel(page, index))
        yield [{ start: index - blank, end: index + found.length, replacement: '' }];
    }
  },
  changes: [
    ['Triage the issues that are opened in the repository.', 'Triage the issues opened in the repository.'],
    ['Explain how to fix each issue you find.', 'Explain how to fix each issue.'],
    ['Tell me of any problems that I should be aware of.', 'Tell me of any problems.'],
  ],
  keeps: [
    'List the lakes, which are described in the text.',
    'List the issues that are open.',
    'List the rivers you find.',
    'Fix the issue you find most severe.',
  ],
};
