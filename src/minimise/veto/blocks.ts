import { disjoint, type Ranges } from './ranges';

/** Literals that may run over lines: fenced blocks, comments, template tags. */
export function blocksOf(text: string): Ranges {
  const blocks: [number, number][] = [];
  let fence: { at: number; marks: string } | undefined;
  for (const match of text.matchAll(/^[ \t>]*(```+|~~~+)(.*)$/gm)) {
    const [line, marks = '', info = ''] = match;
    if (!fence) fence = { at: match.index, marks };
    else if (marks.startsWith(fence.marks) && info.trim() === '') {
      blocks.push([fence.at, match.index + line.length]);
      fence = undefined;
    }
  }
  if (fence) blocks.push([fence.at, text.length]);
  for (const [open, close] of [
    ['<!--', '-->'],
    ['{{', '}}'],
    ['{%', '%}'],
    ['{#', '#}'],
  ] as const)
    for (let at = text.indexOf(open); at >= 0; ) {
      const end = text.indexOf(close, at);
      if (end < 0) break;
      blocks.push([at, end + close.length]);
      at = text.indexOf(open, end);
    }
  return disjoint(blocks);
}
