import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Rule } from '../rule';

const emphatic =
  /\b(?:not|no|never|none|must|only|always|all|every|each|exactly|strictly|unless|until|except|without|avoid|cannot|important|critical|required?|mandatory|warning|caution|don['’]?t|do|shall|should|before|after|note|first|last)\b/i;
const heading = /^(#{1,6}[ \t]+(?:\d+[.)][ \t]+)?)(\*\*|__)([^*_\n\uFFFC]{1,120})\2[ \t]*$/;
/** `- **Label**: text`, `- **Label:** text`, `1. **Label** - text`, or the label alone. */
const label =
  /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n\uFFFC]{1,80}?)\2(?=[ \t]*:|[ \t]+[-\u2013\u2014][ \t]|(?<=[:.](?:\*\*|__))[ \t]|[ \t]*$)/;
const boldItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\*\*|__|\uFFFC)/;

export const boldLabel: Rule = {
  id: 'bold-label',
  tier: 'decoration',
  why: 'Drops bold from list labels and headings, which stand out already; a section with bold on a constraint keeps it.',
  *propose(page) {
    if (page.markup !== 'markdown' || speaksOfMarkup(page)) return;
    // Labels of one section go together: bold on some of them alone would say that those matter more.
    let labels: (readonly TextEdit[])[] = [];
    let mustStay = false;
    for (const line of page.lines) {
      const content = page.open.slice(line.start, Math.min(line.end, line.start + 400));
      if (/^[ \t]*#{1,6}[ \t]/.test(content)) {
        if (!mustStay) yield* labels;
        labels = [];
        mustStay = false;
        const title = unbolded(line.start, heading.exec(content));
        if (title) yield title;
      } else if (boldItem.test(content)) {
        const edits = unbolded(line.start, label.exec(content));
        if (edits) labels.push(edits);
        else mustStay = true;
      }
    }
    if (!mustStay) yield* labels;
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
    '- **Rivers**: list them.\n- **Always**: be brief.',
  ],
};

function unbolded(lineStart: number, match: RegExpExecArray | null): readonly TextEdit[] | undefined {
  const [, lead = '', mark = '', words = ''] = match ?? [];
  if (!match || emphatic.test(words) || words !== words.trim() || !/\p{Ll}/u.test(words)) return undefined;
  const start = lineStart + lead.length;
  const end = start + mark.length + words.length;
  return [
    { start, end: start + mark.length, replacement: '' },
    { start: end, end: end + mark.length, replacement: '' },
  ];
}

/** A prompt that asks for Markdown, bold or a format may mean its own as the example. */
function speaksOfMarkup({ text }: Page): boolean {
  return /\bbold(?:ed|ing)?\b|\bmarkdown\b|\basterisks?\b|\bheadings?\b/i.test(text);
}
