import { speaksToModel } from '../audience';
import { phrases } from '../phrases';
import type { Rule } from '../rule';
import { inCaseOf } from '../sentence';
import { phrasePattern } from './opener';

const compiled = phrases.map(phrase => ({
  phrase,
  anchor: anchorOf(phrase.from),
  pattern: phrasePattern(`${phrase.from}(?![\\p{L}\\p{N}_'’-])`),
  before: compile(phrase.before && `^${phrase.before}`),
  notBefore: compile(phrase.notBefore && `^${phrase.notBefore}`),
  after: compile(phrase.after),
  notAfter: compile(phrase.notAfter),
}));

/** A prompt about style means the phrases themselves. */
const speaksOfWording =
  /\b(?:wordy|wordiness|filler|plain english|(?:the|this|these|following|certain) (?:phrase|expression|wording)s?|phrases? (?:such as|like)|replace in order|(?:flag|detect|spot|highlight|replace|count|find|report) [^.\n]{0,60}(?:uses?|instances?|occurrences?) of|style (?:checker|check))\b/i;

export const wordyPhrase: Rule = {
  id: 'wordy-phrase',
  tier: 'wording',
  why: 'Says the same in fewer words ("in order to" is "to").',
  *propose(page) {
    const { open } = page;
    if (speaksOfWording.test(open)) return;
    const lower = open.toLowerCase();
    for (const { phrase, anchor, pattern, before, notBefore, after, notAfter } of compiled) {
      if (!lower.includes(anchor)) continue;
      for (const { 0: found, 1: first = '', 2: second = '', index } of open.matchAll(pattern)) {
        const end = index + found.length;
        const following = open.slice(end, end + 60).trimStart();
        const preceding = open.slice(Math.max(0, index - 40), index).trimEnd();
        // Without what it governs, the phrase is mentioned, not used.
        if (/\b(?:to|that|of|for|with|as)$/i.test(found) && !/^[\p{L}\p{N}\uFFFC]/u.test(following)) continue;
        // All in capitals is emphasis or a title.
        if (/^\P{Ll}*$/u.test(found)) continue;
        if (before && !before.test(following)) continue;
        if (notBefore?.test(following)) continue;
        if (after && !after.test(preceding)) continue;
        if (notAfter?.test(preceding)) continue;
        if (!speaksToModel(page, index)) continue;
        yield [
          edit(
            open,
            index,
            end,
            inCaseOf(found, phrase.to.replace('$1', first.toLowerCase()).replace('$2', second)),
          ),
        ];
      }
    }
  },
  changes: [
    ['Read it in order to learn.', 'Read it to learn.'],
    ['In the event that it rains, stop.', 'If it rains, stop.'],
    ['You have the ability to search lakes.', 'You can search lakes.'],
    ['You draw a large number of rivers.', 'You draw many rivers.'],
    ['Use early returns where it is possible to do so.', 'Use early returns where possible.'],
    ['Check the spelling prior to sending the text.', 'Check the spelling before sending the text.'],
    ['Check all of the rivers.', 'Check all the rivers.'],
  ],
  keeps: [
    'You do not have the ability to search lakes.',
    'You list what is said of lakes.\n\n[10:02] Ann: do you go?\n[10:05] Bob: I will provide you with the map.',
    'Continue the story.\n\nYou walk to the lake. In order to open the door, you knock.',
    'Use a wide range of familiarity.',
    'Estimate the prior to use for theta.',
    'Use a Beta prior to begin with.',
    'Give the derivative with respect to the angle.',
    'Pick all of the above.',
    'You are not able to search lakes.',
    'Enter a number of rivers.',
    'Put the steps in order to form a recipe.',
    'Whether or not it rains, go.',
    'Keep "in order to" as it is.',
    'The phrase in order to is long; you can drop it.',
    'You can do it on a daily basis report.',
    'The tenant pays the rent in order to stay.',
    'Time is of the essence with respect to the rent you pay.',
  ],
};

/** A phrase that goes takes its blank with it. */
function edit(open: string, start: number, end: number, replacement: string) {
  const blank = replacement === '' && /\s/.test(open.charAt(start - 1)) ? 1 : 0;
  return { start: start - blank, end, replacement };
}

/** The longest word that every match of a pattern has; most texts lack it, and are not searched further. */
function anchorOf(from: string): string {
  let plain = from;
  for (let last = ''; last !== plain; ) {
    last = plain;
    plain = plain.replace(/\((?:\?[:=!]|\?<[=!])?[^()]*\)\??|\[[^\]]*\][?*+]?|\\.(?:\{\w\})?[?*+]?/g, '#');
  }
  const words = plain.includes('|') ? [] : (plain.match(/[a-z]+\??/g) ?? []);
  return words.map(word => word.replace(/.\?$/, '')).reduce((a, b) => (b.length > a.length ? b : a), '');
}

function compile(source: string | undefined): RegExp | undefined {
  return source === undefined ? undefined : new RegExp(source, 'iu');
}
