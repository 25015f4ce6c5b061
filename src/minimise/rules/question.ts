import type { Rule } from '../rule';
import { beginsSentence, inCaseOf, instructionAt, sentenceEnd } from '../sentence';
import { phrasePattern } from './opener';

/** "Can you list?" may ask about an ability; with "please" it does not, and "could" and "would" do not. */
const opener = phrasePattern(
  `(?:(?:could|would) you(?: please| kindly| possibly)?|(?:can|will) you (?:please|kindly)|would you mind|I was wondering if you could) `,
);

export const askedAsQuestion: Rule = {
  id: 'asked-as-question',
  tier: 'wording',
  why: 'Makes a request put as a question an instruction ("Could you list ...?" is "List ....").',
  *propose(page) {
    for (const { 0: phrase, index } of page.open.matchAll(opener)) {
      const at = index + phrase.length;
      const end = sentenceEnd(page, at);
      const verb = instructionAt(page, at);
      // "Could you help?" asks for what comes after it.
      if (!/\s\S/.test(page.open.slice(at, end))) continue;
      if (!verb || page.open[end] !== '?' || isQuestion.test(page.open.slice(at, end))) continue;
      if (
        /^(?:be|do|like|prefer|say|use|go|come|see|agree|recommend|suggest|think|consider|argue|accept|choose|rate|pay|live|take|read)$/i.test(
          verb,
        )
      )
        continue;
      if (!beginsSentence(page, index)) continue;
      yield [
        { start: index, end: at + 1, replacement: inCaseOf(phrase, page.open.charAt(at)) },
        { start: end, end: end + 1, replacement: '.' },
      ];
    }
  },
  changes: [
    [
      'Could you please list the rivers in {country}? Keep it short.',
      'List the rivers in {country}. Keep it short.',
    ],
    ['Can you please explain the tides?', 'Explain the tides.'],
  ],
  keeps: [
    'Can you list the rivers?',
    'Could you please help? It is about the rivers.',
    'Would you rather be a bird or a fish?',
    'Would you recommend the lake?',
    'Could you list the rivers, and is the lake deep?',
    'Will you is the name of a song.',
    'Input: Could you please list the rivers?\nOutput: List the rivers.',
  ],
};

/** A second question in the same sentence would be left without its mark. */
const isQuestion =
  /\b(?:and|or|but)\s+(?:what|how|why|when|where|who|which|is|are|was|were|do|does|did|can|could|will|would|should)\b|\b(?:can|could|would|will) you\b/i;
