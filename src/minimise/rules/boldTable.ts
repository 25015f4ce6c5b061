import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Span } from '../span';
import { lineOf, unbolded } from './unbold';

const delimiterRow = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/;
/** A cell that is bold from end to end, with the bar before it. */
const boldCell = /(\|[ \t]*)(\*\*|__)(?=\p{L})([^*_|\n]{1,80})\2(?=[ \t]*\|)/gu;

/** Whether a block of lines is a Markdown table. */
export const isTable = (page: Page, lines: readonly Span[]): boolean =>
  lines.length > 2 && delimiterRow.test(lineOf(page, lines[1]!));

/** The bold of a table's head, and of each column that is bold in every row: it sets nothing apart. */
export function* unboldedTable(page: Page, lines: readonly Span[]): Iterable<readonly TextEdit[]> {
  const [head, , ...rows] = lines.map(line => boldCells(page, line));
  for (const cell of head!.values()) yield cell;
  if (rows.length < 2) return;
  for (const column of rows[0]!.keys())
    if (rows.every(row => row.has(column))) for (const row of rows) yield row.get(column)!;
}

/** By column, the edits that take the bold off those cells that have it; none for what is emphasis. */
function boldCells(page: Page, line: Span): ReadonlyMap<number, readonly TextEdit[]> {
  const cells = new Map<number, readonly TextEdit[]>();
  const content = lineOf(page, line);
  for (const match of content.matchAll(boldCell)) {
    const edits = unbolded(line.start + match.index, match);
    if (edits) cells.set(content.slice(0, match.index).split('|').length, edits);
  }
  return cells;
}
