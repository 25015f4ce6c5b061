import type { Span } from '../span';

const fenceLine = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*(.*)$/;

/**
 * Fenced blocks with their fence lines. Prompts show Markdown in Markdown with fences of the same length, so a fence
 * line with an info string inside a block opens a nested one, beyond CommonMark. An unclosed block runs to the end.
 */
export function* fences(text: string, lines: readonly Span[]): Iterable<Span> {
  const open: string[] = [];
  let start = 0;
  for (const line of lines) {
    const match = fenceLine.exec(text.slice(line.start, line.end));
    const [, marks = '', info = ''] = match ?? [];
    if (!marks || (marks[0] === '`' && info.includes('`'))) continue;
    const outer = open.at(-1);
    const closes = outer !== undefined && info === '' && marks.startsWith(outer);
    if (closes) {
      open.pop();
      if (open.length === 0) yield { start, end: line.end };
    } else if (outer === undefined) {
      start = line.start;
      open.push(marks);
    } else if (info !== '' && marks[0] === outer[0] && marks.length >= outer.length) {
      open.push(marks);
    }
  }
  if (open.length > 0) yield { start, end: text.length };
}
