import type { Page } from '../page';
import type { Rule } from '../rule';
import { matches } from '../span';

export const headingRule: Rule = {
  id: 'rule-before-heading',
  tier: 'decoration',
  looksOnly: true,
  why: 'Drops a Markdown rule right before a heading, which begins a section by itself.',
  *propose(page) {
    const { open, markup } = page;
    if (markup !== 'markdown' || speaksOfRules(page)) return;
    for (const { start, end } of matches(
      open,
      /(?<=\r?\n[ \t]*\r?\n)(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n(?:[ \t]*\r?\n)*(?=#{1,6} )/g,
    ))
      yield [{ start, end, replacement: '' }];
  },
  changes: [
    ['Use separate lines.\n\n---\n\n## Lakes\n\nNone.', 'Use separate lines.\n\n## Lakes\n\nNone.'],
    ['List the rivers.\n\n---\n\n## Lakes\n\nNone.', 'List the rivers.\n\n## Lakes\n\nNone.'],
  ],
  keeps: [
    'The text stands below ---.\n\n---\n\n# Lakes\n\nNone.',
    'List rivers.\n\n---\n\nList lakes.',
    'Rivers\n---\n\n## Lakes',
    'Sections are separated by rules.\n\n---\n\n## Lakes',
    'Keep the separators.\n\n---\n\n## Lakes',
    '```\na\n\n---\n\n# b\n```',
  ],
};

/** A prompt that names its rules, or writes one inside a line, means them. */
function speaksOfRules({ open, text, lines }: Page): boolean {
  if (
    /delimit|separators?\b|separat(?:ed|es|ing)\b|horizontal rule|dashes|hyphens|between (?:the )?(?:lines|rules|marks)/i.test(
      text,
    )
  )
    return true;
  return lines.some(({ start, end }) => {
    const content = open.slice(start, Math.min(end, start + 400)).trim();
    return content.includes('---') && !content.includes('|') && !/^[-\s]*$/.test(content);
  });
}
