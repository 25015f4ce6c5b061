import type { Range } from '../prompts';

const fence = /^[ \t>]*(`{3,}|~{3,})[ \t]*(.*)$/;

/**
 * The fenced blocks of a text with their fence lines and the line end behind each, in order. One that is not closed runs
 * to the end.
 */
export function fencesIn(text: string): readonly Range[] {
  const found: Range[] = [];
  let open: { readonly marks: string; readonly start: number } | undefined;
  for (const { 0: line, index } of text.matchAll(/^.*(?:`{3}|~{3}).*$/gm)) {
    const [, marks = '', info = ''] = fence.exec(line) ?? [];
    if (open) {
      if (!marks.startsWith(open.marks) || info.trim() !== '') continue;
      found.push({ start: open.start, end: Math.min(text.length, index + line.length + 1) });
      open = undefined;
    } else if (marks !== '') open = { marks, start: index };
  }
  if (open) found.push({ start: open.start, end: text.length });
  return found;
}
