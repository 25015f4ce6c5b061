import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Rule } from '../rule';

const delimiterRow = /^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$/;

const speaksOfColumns =
  /\bcolumn widths?\b|\b(?:columns?|tables?|cells?)\b[^.\n]{0,40}\b(?:aligned|alignment|padded|padding)\b|\b(?:align|pad)\b[^.\n]{0,40}\b(?:columns?|tables?|cells?)\b/i;

export const tablePadding: Rule = {
  id: 'table-padding',
  tier: 'layout',
  looksOnly: true,
  why: 'Drops the padding in Markdown tables; the cells are the same.',
  *propose(page) {
    if (page.markup !== 'markdown' || speaksOfColumns.test(page.open)) return;
    for (let index = 1; index < page.lines.length; index++) {
      if (!delimiterRow.test(row(page, index)) || !row(page, index - 1).includes('|')) continue;
      yield* squeezed(page, index - 1, /(?<=\|)[ \t]{2,}|[ \t]{2,}(?=\|)/g, ' ');
      yield* squeezed(page, index, /(?<=\||:)[ \t]{2,}|[ \t]{2,}(?=\||:)/g, ' ', /(?<=-{3})-+/g);
      for (index++; index < page.lines.length && row(page, index).includes('|'); index++)
        yield* squeezed(page, index, /(?<=\|)[ \t]{2,}|[ \t]{2,}(?=\|)/g, ' ');
    }
  },
  changes: [
    [
      '| river                      | length |\n|---------------------------|-------:|\n| Danube                     |   2850 |\n',
      '| river | length |\n|---|---:|\n| Danube | 2850 |\n',
    ],
  ],
  keeps: [
    'Keep the columns aligned.\n\n| river                      | length |\n|----------------------------|--------|\n| Danube                     | 2850   |\n',
    '| river | length |\n|---|---|\n| Danube | 2850 |\n',
    'Scenario: rivers\n  Given the table\n    | river                      | length |\n    | Danube    | 2850   |\n',
  ],
};

const row = ({ open, lines }: Page, index: number) => open.slice(lines[index]!.start, lines[index]!.end);

/** One proposal per row. */
function* squeezed(
  page: Page,
  index: number,
  gaps: RegExp,
  gap: string,
  dashes?: RegExp,
): Iterable<TextEdit[]> {
  const content = row(page, index);
  const { start } = page.lines[index]!;
  const pieces = [...content.matchAll(gaps)].map(match => piece(match, gap));
  if (dashes) pieces.push(...[...content.matchAll(dashes)].map(match => piece(match, '')));
  pieces.sort((a, b) => a.start - b.start);
  if (pieces.length > 0) yield pieces;

  function piece(match: RegExpExecArray, replacement: string): TextEdit {
    return { start: start + match.index, end: start + match.index + match[0].length, replacement };
  }
}
