import type { Rule } from '../rule';
import { matches } from '../span';

export const doubleSpace: Rule = {
  id: 'double-space',
  tier: 'layout',
  why: 'Makes two spaces inside a sentence or after it one.',
  *propose({ open, lines }) {
    if (/\b(?:whitespace|spaces|spacing|spaced)\b/i.test(open)) return;
    for (const line of lines) {
      const content = open.slice(line.start, line.end);
      if (content.length > 4000 || !/\S {2,}\S/.test(content) || content.includes('|')) continue;
      const gaps = [...matches(content, /(?<=\S) {2,}(?=\S)/g)];
      // Columns are aligned with spaces; a slip of the thumb is two of them between words.
      const isProse = (content.match(/\p{L} \p{L}/gu)?.length ?? 0) >= 4 * gaps.length;
      for (const { start, end } of gaps) {
        const endsSentence = /[\p{L}\p{N})"”’*][.!?:]["”’)*]{0,2}$/u.test(content.slice(0, start).slice(-6));
        const isSlip =
          end - start === 2 &&
          /[\p{L},;]$/u.test(content.charAt(start - 1)) &&
          /^\p{L}/u.test(content.charAt(end));
        if (isProse && ((endsSentence && end - start <= 3) || isSlip))
          yield [{ start: line.start + start, end: line.start + end, replacement: ' ' }];
      }
    }
  },
  changes: [
    [
      'Name the three rivers of Spain.  Name the two lakes.',
      'Name the three rivers of Spain. Name the two lakes.',
    ],
    ['Name the three  longest rivers of Spain.', 'Name the three longest rivers of Spain.'],
  ],
  keeps: [
    'Put two spaces after a full stop.  Name the two rivers of it.',
    'name      length\nDanube    2850',
    'river  a stream of water\nlake   a body of water',
    'The `a  b` of the rivers and the lakes.',
    '| The rivers of Spain  are | long |',
    'A  B  C  D are the four lakes.',
  ],
};

export const listPadding: Rule = {
  id: 'list-padding',
  tier: 'layout',
  why: 'Makes the spaces after a list marker one.',
  *propose({ open, markup, text }) {
    if (markup !== 'markdown' || /indent|whitespace|spaces/i.test(text)) return;
    const holdsYaml = /ya?ml|^[ \t]*[\w-]+:[ \t]*$/im.test(text);
    const marker =
      /(?<=^[ \t]{0,20}([-*+]|\d{1,3}[.)])) {2,4}(?=(?:\*\*)?[\p{L}\uFFFC][^\n]{0,200}? \S+ \S)/gmu;
    for (const { 0: blanks, 1: mark, index } of open.matchAll(marker))
      if (mark !== '-' || !holdsYaml) yield [{ start: index, end: index + blanks.length, replacement: ' ' }];
  },
  changes: [
    ['-   Name the rivers of Spain.\n-   Name the lakes.', '- Name the rivers of Spain.\n- Name the lakes.'],
    ['1.  Name the rivers of Spain.', '1. Name the rivers of Spain.'],
    ['Rules:\n*   Name the rivers of Spain.\n', 'Rules:\n* Name the rivers of Spain.\n'],
  ],
  keeps: [
    '-   a\n-   b',
    'root:\n  -   Name the rivers\n',
    'Keep the indentation.\n\n-   Name the rivers of Spain.',
  ],
};
