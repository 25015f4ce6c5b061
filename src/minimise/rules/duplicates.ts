import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Rule } from '../rule';
import type { Span } from '../span';

/** Shorter lines are repeated for a reason: separators, labels, one-word answers. UTF-16 units. */
const shortest = 24;

/** What begins a section: a heading of any make, a rule, a line that ends in a colon. */
const heading = /^#{1,6} |^[A-Z][A-Z0-9 &/_-]{3,}$|^\*\*[^*]+\*\*$|^[-=~_*]{3,}|[:：][*_]{0,2}$/;

export const duplicateLine: Rule = {
  id: 'duplicate-line',
  tier: 'review',
  why: 'Drops a line that says again what one above it in the same section says, word for word.',
  *propose(page) {
    const lines = page.lines.map(line => [line]);
    for (const [again] of repeats(page, lines)) yield [removal(page, again!)];
  },
  changes: [
    [
      '- List the rivers of the country.\n- Be brief, whatever they ask.\n- List the rivers of the country.\n- List lakes.',
      '- List the rivers of the country.\n- Be brief, whatever they ask.\n- List lakes.',
    ],
    [
      'Never list the lakes of the country.\nBe brief.\nNever list the lakes of the country.',
      'Never list the lakes of the country.\nBe brief.',
    ],
  ],
  keeps: [
    '## Rivers\n\nList them as they are in the text.\n\n## Lakes\n\nList them as they are in the text.',
    '---Rivers---\nList them as they are in the text.\n\n---Lakes---\nList them as they are in the text.',
    'For the rivers:\n- List them as they are.\nFor the lakes:\n- List them as they are.',
    'Be brief.\nList rivers.\nBe brief.',
    'List the rivers of the country.\nList the rivers of the county.',
    'Q: What are the rivers of the country?\nA: Two.\nQ: What are the rivers of the country?\nA: Three.',
    '1. Ask for the name of the river.\n2. Wait for it.\n3. Ask for the name of the river.',
  ],
};

export const duplicateParagraph: Rule = {
  id: 'duplicate-paragraph',
  tier: 'review',
  why: 'Drops a paragraph that repeats one above it in the same section, word for word.',
  *propose(page) {
    for (const again of repeats(page, paragraphs(page)))
      if (again.length > 1) yield [removal(page, { start: again[0]!.start, end: again.at(-1)!.end })];
  },
  changes: [
    [
      'List the rivers of the country.\nBe brief about it.\n\nAsk for the name of a lake.\n\nList the rivers of the country.\nBe brief about it.\n\nStop.',
      'List the rivers of the country.\nBe brief about it.\n\nAsk for the name of a lake.\n\nStop.',
    ],
  ],
  keeps: [
    'List the rivers of the country.\nBe brief about it.\n\n# Lakes\n\nList the rivers of the country.\nBe brief about it.',
  ],
};

/** What repeats an earlier unit of its section: a heading begins a new one, and what is said there is said of it. */
function* repeats(page: Page, units: readonly (readonly Span[])[]): Iterable<readonly Span[]> {
  let seen = new Set<string>();
  for (const unit of units) {
    const whole = page.open.slice(unit[0]!.start, unit.at(-1)!.end);
    const key = whole.trim();
    if (heading.test(key)) {
      seen = new Set();
    } else if (key.length >= shortest && isOwn(key)) {
      if (seen.has(key)) yield unit;
      seen.add(key);
    }
  }
}

/** Words of the author's own, and no step of a numbered list: a step may well come twice. */
const isOwn = (content: string) =>
  !content.includes('\uFFFC') &&
  !/^\d{1,3}[.)]\s|[|:]$/.test(content) &&
  (content.match(/\p{L}+/gu)?.length ?? 0) >= 4;

function paragraphs({ open, lines }: Page): readonly (readonly Span[])[] {
  const all: Span[][] = [];
  let isInside = false;
  for (const line of lines) {
    const isBlank = open.slice(line.start, line.end).trim() === '';
    if (!isBlank && isInside) all.at(-1)!.push(line);
    else if (!isBlank) all.push([line]);
    isInside = !isBlank;
  }
  return all;
}

/** The removal of lines with the line end before them, and the blank line before them where one follows too. */
function removal({ text }: Page, { start, end }: Span): TextEdit {
  const before = /(?:\r?\n[ \t]*)*$/.exec(text.slice(Math.max(0, start - 20), start))![0];
  const ends = /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 20)) || end === text.length;
  const newline = text.slice(Math.max(0, start - 2), start).endsWith('\r\n') ? 2 : 1;
  return { start: start - (ends ? before.length : newline), end, replacement: '' };
}
