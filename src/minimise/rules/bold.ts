import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Rule } from '../rule';
import type { Span } from '../span';
import { showsOutput } from './shown';

/** Bold on these is emphasis, wherever it stands. */
const emphatic =
  /\b(?:not|no|never|none|must|only|always|exactly|strictly|unless|until|except|without|avoid|cannot|important|critical|required?|mandatory|warning|caution|don['’]?t|do|shall|should|note|stop)\b/i;
const heading = /^(#{1,6}[ \t]+(?:\d+[.)][ \t]+)?)(\*\*|__)([^*_\n]{1,120})\2:?[ \t]*$/;
/** `- **Label**: text`, `- **Label:** text`, `1. **Label** - text`, or the label alone. */
const label =
  /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n]{1,80}?)\2(?=[ \t]*:|[ \t]+[-\u2013\u2014][ \t]|(?<=[:.](?:\*\*|__))[ \t]|[ \t]*$|[ \t]+\([^()\n]{1,60}\)[ \t]*:)/;
/** `- **Lead** and so on`, in a list whose items all begin so. */
const lead = /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n]{1,80}?)\2(?=[\s:.,(\u2013\u2014-])/;
/** `**Title:**` or `**Title**:` at a paragraph's start. */
const title = /^([ \t]*)(\*\*|__)([^*_\n]{1,80})\2(?=:(?:[ \t]|$)|(?<=:(?:\*\*|__))(?:[ \t]|$))/;
const item = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/;

export const boldLabel: Rule = {
  id: 'bold-label',
  tier: 'decoration',
  looksOnly: true,
  why: 'Drops bold from list labels, titles and headings, which stand out already; constraints keep theirs.',
  *propose(page) {
    if (page.markup !== 'markdown' || speaksOfBold(page)) return;
    const writesMarkdown = asksForMarkdown.test(page.text);
    let intro = '';
    let section = '';
    for (const block of blocks(page)) {
      const first = lineOf(page, block[0]!);
      if (/^[ \t]*#{1,6}[ \t]/.test(first)) {
        section = intro = first;
        const edits = unbolded(block[0]!.start, heading.exec(first));
        if (edits && !writesMarkdown) yield edits;
      } else if (item.test(first)) {
        if (!showsOutput(section) && !showsOutput(intro)) yield* unboldedList(page, block);
      } else {
        const match = title.exec(first);
        const isShown = showsOutput(section) || showsOutput(match?.[0] ?? '') || /:[ \t]*$/.test(intro);
        if (match && !isShown && !isTemplate(page, block[0]!, match)) {
          const edits = unbolded(block[0]!.start, match);
          if (edits) yield edits;
        }
        intro = first;
      }
    }
  },
  changes: [
    ['- **Rivers**: list them.', '- Rivers: list them.'],
    ['- **Rivers:** list them.', '- Rivers: list them.'],
    ['- **Rivers (long)** - list them.', '- Rivers (long) - list them.'],
    ['1. **Rivers**\n   List them.', '1. Rivers\n   List them.'],
    ['## **Rivers**\n\nList them.', '## Rivers\n\nList them.'],
    ['**Rivers:**\n\n- The Danube\n- The Rhine', 'Rivers:\n\n- The Danube\n- The Rhine'],
    ['**Rivers:** list them.', 'Rivers: list them.'],
    ['- **Rivers/Lakes**: list them.', '- Rivers/Lakes: list them.'],
    ['- **`river.md`**: the list.', '- `river.md`: the list.'],
    [
      '- **Rivers** are long.\n- **Lakes** are deep.\n- **Seas** are wide.',
      '- Rivers are long.\n- Lakes are deep.\n- Seas are wide.',
    ],
    ['- **Rivers**: list them.\n- **Always**: be brief.', '- Rivers: list them.\n- **Always**: be brief.'],
  ],
  keeps: [
    '- **Never**: list lakes.',
    '- **Do not list lakes**: they are deep.',
    'List **rivers** and lakes.',
    'Write a document in Markdown for the people of the town.\n\n## **Rivers**\n\nWhat are they?',
    'Convert this Markdown to HTML:\n\n# Rivers\n\n- **Danube**: a river of many towns.',
    'Print one of these labels as it stands:\n\n- **Rivers**: they run\n- **Lakes**: they rest',
    'Set the names in bold.\n\n- **Rivers**: list them.',
    'Wrap names in `**`.\n\n- **Rivers**: list them.',
    '## Output format\n\n- **Rivers**: list them.',
    'Your answer has these parts:\n\n- **Rivers**: the list.\n- **Lakes**: the list.',
    'Fill this in:\n\n- **Rivers**: [names]\n- **Lakes**: [names]',
    '- **Rivers** are long.\n- **Lakes** are deep.\n- Seas are wide.',
    '**Rivers**\n\nThe Danube.',
  ],
};

/** The headings of such a prompt may be those of the document it asks for. */
const asksForMarkdown =
  /\b(?:generate|create|write|produce|output|respond|return)\b[^.\n]{0,80}\bmarkdown\b|\b(?:in|as|into) (?:valid |clean |proper |github )?markdown\b/i;

/** Headings, lists with what is indented below their items, and paragraphs; blank lines end only the last. */
function* blocks(page: Page): Iterable<readonly Span[]> {
  let block: Span[] = [];
  for (const line of page.lines) {
    const content = lineOf(page, line);
    if (content.trim() === '') continue;
    const inList = block.length > 0 && item.test(lineOf(page, block[0]!));
    const goesOn = inList ? item.test(content) || /^[ \t]/.test(content) : false;
    if (!goesOn) {
      if (block.length > 0) yield block;
      block = [];
    }
    block.push(line);
  }
  if (block.length > 0) yield block;
}

/** The bold labels of a list, unless it is a template: labels with something to fill in. */
function* unboldedList(page: Page, lines: readonly Span[]): Iterable<readonly TextEdit[]> {
  const all: (readonly TextEdit[])[] = [];
  const items = lines.map(line => lineOf(page, line)).filter(content => item.test(content));
  const pattern = items.length > 2 && items.every(content => lead.test(content)) ? lead : label;
  for (const line of lines) {
    const match = pattern.exec(lineOf(page, line));
    if (!match) continue;
    if (isTemplate(page, line, match)) return;
    const edits = unbolded(line.start, match);
    if (edits) all.push(edits);
  }
  yield* all;
}

/** Whether a label is followed by something to fill in. */
function isTemplate({ text }: Page, line: Span, label: RegExpExecArray): boolean {
  const body = text.slice(line.start + label[0].length, Math.min(line.end, line.start + 400));
  return /^[\s:–—-]*(?:[[{<(_$][^\n]{0,200}[\]}>)_]|\.{3}|…)[.\s]*$/.test(body);
}

/** Text that a rule may search, at most 400 units of it. */
const lineOf = (page: Page, line: Span) => page.open.slice(line.start, Math.min(line.end, line.start + 400));

function unbolded(lineStart: number, match: RegExpExecArray | null): readonly TextEdit[] | undefined {
  const [, lead = '', mark = '', words = ''] = match ?? [];
  if (!match || emphatic.test(words) || words !== words.trim()) return undefined;
  const start = lineStart + lead.length;
  const end = start + mark.length + words.length;
  return [
    { start, end: start + mark.length, replacement: '' },
    { start: end, end: end + mark.length, replacement: '' },
  ];
}

/** A prompt that speaks of bold type means it, in its own text as well. */
function speaksOfBold({ text }: Page): boolean {
  return /\b(?:in|use|uses|using|no|avoid|with|as|make|put|mark|markdown) bold\b|\bbold(?:ed|face|ing)\b|\bbold (?:text|type|font|face|formatting|headings?|headers?|titles?|labels?|markdown|markers?|syntax|words?|terms?|key|for|the|and italics?|or italics?)\b|\basterisks?\b|`\*\*`|\b(?:print|repeat|copy|reply with)\b[^.\n]{0,60}\b(?:as it stands|as is|verbatim|exactly as)\b|\*\*bold\*\*/i.test(
    text,
  );
}
