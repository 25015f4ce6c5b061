import type { Page } from '../page';
import type { Rule } from '../rule';
import type { Span } from '../span';

/** Lines shorter than this were not broken for their width. */
const shortestWrapped = 50;
/** How far a line may fall short of its paragraph's longest, with the next word added, and still count as full. */
const slack = 8;
/** Wider than any editor wraps. */
const widest = 140;

export const hardWrap: Rule = {
  id: 'hard-wrap',
  tier: 'decoration',
  why: 'Joins lines of a paragraph that were broken only for their width.',
  *propose(page) {
    for (const lines of paragraphs(page)) {
      const width = Math.max(...lines.map(line => line.end - line.start));
      if (width > widest || !isWrapped(page.text, lines, width)) continue;
      for (const [index, { start }] of lines.entries()) {
        const above = lines[index - 1];
        if (!above) continue;
        const indent = /^[ \t]*/.exec(page.text.slice(start, start + widest))![0].length;
        yield [{ start: above.end, end: start + indent, replacement: ' ' }];
      }
    }
  },
  changes: [
    [
      'Name the three longest rivers that flow through more than\ntwo countries, and for each of them say in one sentence\nwhere it rises.',
      'Name the three longest rivers that flow through more than two countries, and for each of them say in one sentence where it rises.',
    ],
  ],
  keeps: [
    'the river runs\nand never rests',
    'Name the three longest rivers that flow through countries:\nthe Danube is one of them, and so is another one of them',
    'Name the three longest rivers that flow through more than  \ntwo countries, and for each of them say in one sentence so',
    '- Name the three longest rivers that flow through more than\n- two countries, and for each of them say in one sentence',
    'Name the three longest rivers that flow through.\nName two lakes, and for each of them say in one sentence why.',
  ],
};

/** Runs of prose lines: a list item begins one, a blank line, heading, quotation or table row ends one. */
function* paragraphs({ open, lines }: Page): Iterable<readonly Span[]> {
  let paragraph: Span[] = [];
  for (const line of lines) {
    const content = open.slice(line.start, line.end);
    const isItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)]|[a-z][.)])[ \t]/i.test(content);
    const isProse = /\S/.test(content) && !/^[ \t]*[#>|<=~\uFFFC]/.test(content);
    if (isItem || !isProse) {
      if (paragraph.length > 1) yield paragraph;
      paragraph = [];
    }
    if (isProse) paragraph.push(line);
  }
  if (paragraph.length > 1) yield paragraph;
}

/** Whether every line but the last is full with the next line's first word, and one ends in mid-sentence. */
function isWrapped(text: string, lines: readonly Span[], width: number): boolean {
  let inMidSentence = false;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = text.slice(lines[index]!.start, lines[index]!.end);
    const next = text.slice(lines[index + 1]!.start, lines[index + 1]!.end);
    const word = /^[ \t]*(\S+)/.exec(next)![1]!;
    if (line.length < shortestWrapped || line.length + 1 + word.length < width - slack) return false;
    if (/[:\\]$| {2}$/.test(line)) return false;
    inMidSentence ||= /[\p{L}\p{N},]$/u.test(line) && /^\p{Ll}/u.test(word);
  }
  return inMidSentence;
}
