import type { Page } from '../page';
import type { Rule } from '../rule';

const emphatic =
  /\b(?:not|no|never|none|must|only|always|all|every|each|exactly|strictly|unless|until|except|without|avoid|cannot|important|critical|required?|mandatory|warning|caution|don['’]?t|do|shall|should|before|after|note|first|last)\b/i;
const label =
  /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n\uFFFC]{1,80}?)\2(?=[ \t]*:|[ \t]+[-\u2013\u2014][ \t]|[ \t]*$)/;
const labelColon = /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n\uFFFC]{1,80}?[:.])\2(?=[ \t]|$)/;
const heading = /^(#{1,6}[ \t]+(?:\d+[.)][ \t]+)?)(\*\*|__)([^*_\n\uFFFC]{1,120})\2[ \t]*$/;

export const boldLabel: Rule = {
  id: 'bold-label',
  tier: 'decoration',
  why: 'Drops bold from list labels and headings, which stand out already; bold on words that constrain stays.',
  *propose(page) {
    if (page.markup !== 'markdown' || speaksOfMarkup(page)) return;
    for (const line of page.lines) {
      const content = page.open.slice(line.start, Math.min(line.end, line.start + 400));
      const [, lead, mark, words] =
        label.exec(content) ?? labelColon.exec(content) ?? heading.exec(content) ?? [];
      if (lead === undefined || mark === undefined || words === undefined) continue;
      if (emphatic.test(words) || words !== words.trim() || /^[A-Z\s]+$/.test(words)) continue;
      const start = line.start + lead.length;
      const end = start + mark.length + words.length;
      yield [
        { start, end: start + mark.length, replacement: '' },
        { start: end, end: end + mark.length, replacement: '' },
      ];
    }
  },
  changes: [
    ['- **Rivers**: list them.', '- Rivers: list them.'],
    ['- **Rivers:** list them.', '- Rivers: list them.'],
    ['## **Rivers**\n\nList them.', '## Rivers\n\nList them.'],
  ],
  keeps: [
    '- **Never**: list lakes.',
    '- **Do not list lakes**: they are deep.',
    'List **rivers** and lakes.',
    'Use bold for names.\n\n- **Rivers**: list them.',
    '## Output format\n\n- **Rivers**: list them.',
    '- **Rivers** are long.',
  ],
};

/** A prompt that asks for Markdown, bold or a format may mean its own as the example. */
function speaksOfMarkup({ text }: Page): boolean {
  return /\bbold(?:ed|ing)?\b|\bmarkdown\b|\basterisks?\b|\bheadings?\b/i.test(text);
}
