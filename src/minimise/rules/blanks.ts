import type { Rule } from '../rule';
import { matches } from '../span';

export const trailingSpace: Rule = {
  id: 'trailing-space',
  tier: 'layout',
  looksOnly: true,
  why: 'Drops spaces at line ends; the two of a Markdown line break stay.',
  *propose({ open, text }) {
    for (const { start, end } of matches(open, /(?<![ \t])[ \t]+(?=\r?\n|$(?![\s\S]))/g)) {
      const isBlank = start === 0 || text[start - 1] === '\n';
      const isBreak =
        !isBlank &&
        text.slice(start, end).startsWith('  ') &&
        // A heading ends with its line, and an item begins a line of its own, with a break or without.
        !/^[ \t]*#{1,6}[ \t]/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start).slice(0, 40)) &&
        /^\r?\n[ \t]*(?!(?:[-*+]|\d{1,3}[.)])[ \t])\S/.test(text.slice(end, end + 200));
      if (isBreak) {
        if (end - start > 2) yield [{ start, end, replacement: '  ' }];
      } else yield [{ start, end, replacement: '' }];
    }
  },
  changes: [
    ['Name three rivers. \nName two lakes.', 'Name three rivers.\nName two lakes.'],
    ['One river. \t  \t \nTwo lakes.', 'One river.\nTwo lakes.'],
    ['One river.\n   \nTwo lakes.', 'One river.\n\nTwo lakes.'],
    ['- One river.  \n- Two lakes.', '- One river.\n- Two lakes.'],
    ['## Rivers.  \nTwo of them.', '## Rivers.\nTwo of them.'],
  ],
  keeps: [
    'Event:I am late.\nExcuse:The river was high. \n\nEvent:The rain came.\nExcuse:',
    'A frog jumps in,  \nsplash.',
    '```\nkeep   \n```',
  ],
};

export const blankLines: Rule = {
  id: 'blank-lines',
  tier: 'layout',
  why: 'Makes three or more blank lines one: the model reads a paragraph either way.',
  *propose({ open }) {
    for (const { start, end } of matches(open, /(?<=\S[ \t]*\r?\n)(?:[ \t]*\r?\n){3,}(?=[ \t]*\S)/g)) {
      const isWindows = open[start - 2] === '\r';
      yield [{ start, end, replacement: isWindows ? '\r\n' : '\n' }];
    }
  },
  changes: [['Name three rivers.\n\n\n\n\n\n\n\nName two lakes.', 'Name three rivers.\n\nName two lakes.']],
  keeps: ['Name three rivers.\n\nName two lakes.', '```\na\n\n\n\nb\n```'],
};

export const edgeBlanks: Rule = {
  id: 'edge-blanks',
  tier: 'layout',
  why: 'Drops blank lines before the first and after the last line.',
  *propose({ open, startsFile }) {
    // An empty line follows front matter by convention, and what reads the file often trims it. In source code it
    // may part the text from one put before it.
    const kept = startsFile ? 0 : (/^\r?\n/.exec(open)?.[0].length ?? 0);
    const head = /^(?:[ \t]*\r?\n)+/.exec(open)?.[0].length ?? 0;
    if (head > kept && head < open.length) yield [{ start: kept, end: head, replacement: '' }];
    const body = open.trimEnd().length;
    const firstEnd = /\r?\n/.exec(open.slice(body));
    // One line end stays where there is one: text files end in it.
    if (body > 0 && firstEnd) {
      const start = body + firstEnd.index + firstEnd[0].length;
      if (start < open.length) yield [{ start, end: open.length, replacement: '' }];
    }
  },
  changes: [
    ['\nName three rivers.', 'Name three rivers.'],
    ['\n \nName three rivers.', 'Name three rivers.'],
    ['Name three rivers.\n \n \n', 'Name three rivers.\n'],
  ],
  keeps: ['Name three rivers.\n', '\n\n'],
};
