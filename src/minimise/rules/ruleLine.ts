import type { Rule } from '../rule';
import { matches } from '../span';

export const ruleLine: Rule = {
  id: 'rule-line',
  tier: 'layout',
  why: 'Makes a long Markdown rule three characters; it draws the same line.',
  *propose({ open, text, markup }) {
    if (markup !== 'markdown' || /delimit|separat|dashes|between (?:the )?lines/i.test(text)) return;
    for (const { start, end } of matches(open, /(?<=^|\n)([-_*=])\1{3,}(?=[ \t]*(?:\r?\n|$))/g)) {
      const line = text.slice(start, end);
      // The same line in a protected stretch may be what the model is to write or to look for.
      const isMeant = text.split(line).length !== open.split(line).length;
      const isHeading =
        text[start] === '=' && /\S[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 200), start));
      if (!isMeant && (text[start] !== '=' || isHeading))
        yield [{ start, end, replacement: line.slice(0, 3) }];
    }
  },
  changes: [
    [`One river.\n\n${'-'.repeat(47)}\n\nTwo lakes.`, 'One river.\n\n---\n\nTwo lakes.'],
    [`Rivers\n${'='.repeat(47)}\n\nName three.`, 'Rivers\n===\n\nName three.'],
  ],
  keeps: [
    'One river.\n\n---\n\nTwo lakes.',
    `The input is delimited by rules.\n\n${'-'.repeat(47)}\n\n{input}`,
    `#######\n{input}\n#######`,
  ],
};
