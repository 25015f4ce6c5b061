// Wordy amounts and doubled words. Written for this project from plain-English practice, 2026-11. Left out on
// purpose: "a wide range of" and the like, whose adjective means something, and "exact same", which insists.
import { type Phrase, plural, word } from './phrase';

const doubled = (from: string, to: string, before: string, after: string): Phrase => ({
  from,
  to,
  // The article would no longer fit.
  notAfter: word('an?'),
  changes: [before, after],
});

export const amounts: readonly Phrase[] = [
  {
    from: 'a (?:large|great) number of',
    to: 'many',
    before: plural,
    notAfter: word('such|quite|too|so|very|contains?|the'),
    changes: ['You draw a large number of rivers.', 'You draw many rivers.'],
    keeps: ['You draw such a large number of rivers.'],
  },
  {
    from: 'a number of',
    to: 'several',
    before: plural,
    notAfter: word(
      'large|small|whole|great|any|quite|such|the|certain|fixed|finite|specific|random|input|output|is|as|enter|given|up to|return|returns|pick|choose|guess|limit|from|between|with|by',
    ),
    changes: ['You draw a number of rivers.', 'You draw several rivers.'],
    keeps: ['Enter a number of rivers.', 'You draw a number of familiarity.'],
  },
  {
    from: 'a small number of',
    to: 'a few',
    before: plural,
    notAfter: word('such|too|so|very|only|just'),
    changes: ['You draw a small number of rivers.', 'You draw a few rivers.'],
    keeps: ['You draw such a small number of rivers.'],
  },
  {
    from: 'a great deal of',
    to: 'much',
    notAfter: word('quite|such|not'),
    changes: ['You take a great deal of care.', 'You take much care.'],
    keeps: ['You take quite a great deal of care.'],
  },
  {
    from: 'a variety of',
    to: 'various',
    before: plural,
    notAfter: word('wide|large|broad|great|rich|such|quite|diverse|vast|good'),
    changes: ['You draw a variety of rivers.', 'You draw various rivers.'],
    keeps: ['You name a variety of grape.'],
  },
  {
    from: 'an? (?:adequate|sufficient) (?:number|amount|quantity) of',
    to: 'enough',
    notAfter: word('such|not|what|is|as|define|defines'),
    changes: ['You draw a sufficient number of rivers.', 'You draw enough rivers.'],
    keeps: ['Say what is a sufficient number of rivers.'],
  },
  {
    from: 'the (?:vast )?majority of',
    to: 'most',
    before:
      '(?!the\\b|th[eo]se\\b|your\\b|my\\b|our\\b|their\\b|its\\b|them\\b|it\\b|votes?\\b)(?:\\p{L}+ )?\\p{L}+s\\b',
    notAfter: word('not|by|is|be|needs?'),
    changes: ['You know the majority of users.', 'You know most users.'],
    keeps: ['You go by the majority of votes.', 'You know the majority of the town.'],
  },
  {
    from: 'in excess of',
    to: 'over',
    before: '[\\d$€£]',
    changes: ['You pay in excess of 50 euros.', 'You pay over 50 euros.'],
    keeps: ['You pay in excess of your share.'],
  },
  {
    from: 'all of the',
    to: 'all the',
    notBefore: '(?:above|following|below|time|aforementioned|previous|preceding|same|other|rest)\\b',
    notAfter: word('not|first|at'),
    changes: ['Check all of the rivers.', 'Check all the rivers.'],
    keeps: ['Pick all of the above.'],
  },
  {
    from: 'half of the',
    to: 'half the',
    notBefore: '(?:above|following|below|time|other)\\b',
    notAfter: word('first|second|other|last|one|upper|lower|left|right|top|bottom|on|by|a|each'),
    changes: ['Check half of the rivers.', 'Check half the rivers.'],
    keeps: ['Check the first half of the text.'],
  },
  {
    from: 'the entirety of',
    to: 'all of',
    before: '(?:the|this|that|your|their|its|our|my)\\b',
    notAfter: word('not|but'),
    changes: ['Read the entirety of the text.', 'Read all the text.'],
    keeps: ['Explain that the entirety of lakes is deep.'],
  },
  {
    from: 'various different',
    to: 'various',
    changes: ['You draw various different rivers.', 'You draw various rivers.'],
    keeps: ['You draw various, different rivers.'],
  },
  {
    from: 'in the form of',
    to: 'as',
    before: 'an? \\p{L}',
    notAfter: word('is|are|be|was|were|in|input|inputs|comes?|came|or|and|\\d'),
    changes: ['Return the names in the form of a table.', 'Return the names as a table.'],
    keeps: ['Describe the cloud in the form of rain.'],
  },
  {
    from: 'first and foremost',
    to: 'first',
    changes: ['First and foremost, read the text.', 'First, read the text.'],
    keeps: ['You are the first and the foremost of them.'],
  },
  {
    from: 'and so on and so forth',
    to: 'and so on',
    changes: ['List rivers, lakes and so on and so forth.', 'List rivers, lakes and so on.'],
  },
  {
    from: 'in addition to that,',
    to: 'also,',
    changes: ['In addition to that, list the lakes.', 'Also, list the lakes.'],
    keeps: ['List the lakes in addition to that river.'],
  },
  {
    from: 'in addition,',
    to: 'also,',
    notAfter: '\\p{L}$',
    changes: ['In addition, list the lakes.', 'Also, list the lakes.'],
    keeps: ['You practise errors in addition, not in division.'],
  },
  doubled('end results?', 'result', 'Show the end result of the game.', 'Show the result of the game.'),
  doubled('final outcome', 'outcome', 'Show the final outcome of the game.', 'Show the outcome of the game.'),
  doubled('past history', 'history', 'Read the past history of the town.', 'Read the history of the town.'),
  doubled(
    'future plans',
    'plans',
    'Describe the future plans of the town.',
    'Describe the plans of the town.',
  ),
  doubled(
    'advance planning',
    'planning',
    'Explain the advance planning of the trip.',
    'Explain the planning of the trip.',
  ),
  doubled(
    'basic fundamentals',
    'fundamentals',
    'Explain the basic fundamentals of chess.',
    'Explain the fundamentals of chess.',
  ),
  doubled(
    'general consensus',
    'consensus',
    'State the general consensus of the group.',
    'State the consensus of the group.',
  ),
  doubled(
    'an unexpected surprise',
    'a surprise',
    'Add an unexpected surprise to the story.',
    'Add a surprise to the story.',
  ),
  doubled(
    'new innovations',
    'innovations',
    'List the new innovations of the year.',
    'List the innovations of the year.',
  ),
  {
    from: '(combine|merge|join|blend|link) together',
    to: '$1',
    changes: ['Combine together the two lists.', 'Combine the two lists.'],
    keeps: ['Combine the lists together.'],
    before: determinerOrNumber(),
  },
  {
    from: '(?:collaborate|cooperate) together',
    to: 'collaborate',
    changes: ['You collaborate together with them.', 'You collaborate with them.'],
    keeps: ['You collaborate; together you win.'],
  },
  {
    from: '(refer|revert|return) back to',
    to: '$1 to',
    changes: ['Refer back to the table.', 'Refer to the table.'],
    keeps: ['Put the table back to back.'],
  },
];

function determinerOrNumber(): string {
  return '(?:the|this|that|these|those|your|their|its|our|my|all|an?|both|two|three|\\d)';
}
