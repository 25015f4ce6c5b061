import type { Rule } from '../rule';
import { matches } from '../span';

export const headingRule: Rule = {
  id: 'rule-before-heading',
  tier: 'decoration',
  looksOnly: true,
  why: 'Drops a Markdown rule right before a heading, which begins a section by itself.',
  *propose({ open, markup, text }) {
    if (markup !== 'markdown' || /delimit|separat|horizontal rule/i.test(text)) return;
    for (const { start, end } of matches(
      open,
      /(?<=\r?\n[ \t]*\r?\n)(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n(?:[ \t]*\r?\n)*(?=#{1,6} )/g,
    ))
      yield [{ start, end, replacement: '' }];
  },
  changes: [['List the rivers.\n\n---\n\n## Lakes\n\nNone.', 'List the rivers.\n\n## Lakes\n\nNone.']],
  keeps: [
    'List rivers.\n\n---\n\nList lakes.',
    'Rivers\n---\n\n## Lakes',
    'Sections are separated by rules.\n\n---\n\n## Lakes',
    '```\na\n\n---\n\n# b\n```',
  ],
};
