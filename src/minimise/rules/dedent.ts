import type { TextEdit } from '../../prompts';
import { isOpen, type Page } from '../page';
import type { Rule } from '../rule';
import type { Span } from '../span';

/** Fewer indented lines than this may be indented for what they are. */
const fewestLines = 2;

export const dedent: Rule = {
  id: 'dedent',
  tier: 'layout',
  why: 'Drops the indentation that every line of the text has: it comes from the code around a string.',
  *propose(page) {
    if (/\b(?:indent\w*|layout|whitespace|spaces|spacing|align\w*|poem|as is|verbatim)\b/i.test(page.text))
      return;
    const lines = page.lines.filter(line => /\S/.test(page.text.slice(line.start, line.end)));
    // The first line of a string literal often begins after the quote.
    const first = indentOf(page.text, lines[0]) === '' ? lines.shift() : undefined;
    const indents = lines.map(line => indentOf(page.text, line));
    if (lines.length < fewestLines || (first && /:\s*$/.test(page.text.slice(first.start, first.end))))
      return;
    const shared = indents.reduce(commonStart);
    if (shared.length < 2 || !isProse(page, lines)) return;
    const pieces = lines.map(({ start }) => ({ start, end: start + shared.length, replacement: '' }));
    if (pieces.every(piece => isOpen(page, piece.start, piece.end))) yield* paragraphs(page.text, pieces);
  },
  changes: [
    ['  Name the rivers.\n\n  Name the lakes.\n', 'Name the rivers.\n\nName the lakes.\n'],
    [
      'Name the rivers.\n    Name the lakes.\n      - deep ones\n    Be brief.',
      'Name the rivers.\nName the lakes.\n  - deep ones\nBe brief.',
    ],
    [
      '    Name the rivers of the land.\n\n    {land}\n\n    Be brief.\n',
      'Name the rivers of the land.\n\n{land}\n\nBe brief.\n',
    ],
  ],
  keeps: [
    'Keep the layout of this.\n    The river runs and runs\n    and never comes to rest.',
    'Name the rivers.\n  Name the lakes.\nBe brief.',
    'Name these:\n  the rivers of Spain\n  the lakes of Spain',
    'def rivers(country):\n    for river in country:\n        print(river)',
    'Name the lake.\n\n    ```\n    lake\n    ```',
    '- Name the rivers.\n  Name the lakes.\n  Be brief.',
  ],
};

const indentOf = (text: string, line: Span | undefined) =>
  line ? /^[ \t]*/.exec(text.slice(line.start, Math.min(line.end, line.start + 200)))![0] : '';

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

/** A list item keeps what is indented below it; anything else that is mostly words and ends no line in `;` is prose. */
function isProse(page: Page, lines: readonly Span[]): boolean {
  const first = page.lines.find(line => /\S/.test(page.text.slice(line.start, line.end)));
  if (first && /^(?:[-*+•#>|]|\d{1,3}[.)])/.test(page.text.slice(first.start, first.start + 5))) return false;
  const words = lines.filter(line => /\p{L}+ \p{L}+/u.test(page.text.slice(line.start, line.end))).length;
  return words * 2 > lines.length;
}

/** Lines of one paragraph go together, so that a list keeps its shape whichever edits are made. */
function* paragraphs(text: string, pieces: readonly TextEdit[]): Iterable<readonly TextEdit[]> {
  let group: TextEdit[] = [];
  for (const piece of pieces) {
    const last = group.at(-1);
    if (last && /\n[ \t]*\r?\n/.test(text.slice(last.end, piece.start))) {
      yield group;
      group = [];
    }
    group.push(piece);
  }
  if (group.length > 0) yield group;
}
