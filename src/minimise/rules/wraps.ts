import type { Page } from '../page';
import type { Rule } from '../rule';

/** Lines shorter than this were not broken for their length. */
const shortestWrapped = 50;
/** How far a line may fall short of its paragraph's longest, with the next word added, and still count as full. */
const slack = 8;

export const hardWrap: Rule = {
  id: 'hard-wrap',
  tier: 'decoration',
  why: 'Joins lines of prose that were broken only for their width.',
  *propose(page) {
    for (let index = 0; index + 1 < page.lines.length; index++) {
      const first = index;
      let widest = 0;
      while (index < page.lines.length && lineAt(page, index).trim() !== '') {
        widest = Math.max(widest, lineAt(page, index).length);
        index++;
      }
      for (let at = first; at + 1 < index; at++)
        if (isWrapped(lineAt(page, at), lineAt(page, at + 1), widest)) {
          const { start } = page.lines[at + 1]!;
          const indent = /^[ \t]*/.exec(lineAt(page, at + 1))![0].length;
          yield [{ start: page.lines[at]!.end, end: start + indent, replacement: ' ' }];
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
  ],
};

const lineAt = ({ open, lines }: Page, index: number) => open.slice(lines[index]!.start, lines[index]!.end);

/** Whether a line ends for its width alone: in mid-sentence, and full with the next line's first word. */
function isWrapped(line: string, next: string, widest: number): boolean {
  if (line.length < shortestWrapped || widest > 140) return false;
  if (!/[\p{L}\p{N},]$/u.test(line) || !/^[ \t]*\p{Ll}[\p{L}'’-]*[\s,.]/u.test(next)) return false;
  const word = /^[ \t]*(\S+)/.exec(next)![1]!;
  return line.length + 1 + word.length >= widest - slack;
}
