/** A stretch of text that shows code. `prose` fences (no language, or a text one) hold text like any other. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

/** Languages of fences that people put templates in, not code. */
const prose = new Set([
  '',
  'text',
  'txt',
  'plaintext',
  'plain',
  'markdown',
  'md',
  'xml',
  'html',
  'prompt',
  'jinja',
  'jinja2',
]);

/**
 * Where a text shows code: the inside of fences with a programming language, and inline code, in order.
 * Fences as CommonMark 4.5 has them, but at any indentation (lists); inline code on one line only.
 */
export function codeSpans(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  let fence: { mark: string; code: boolean; start: number } | undefined;
  for (const line of text.matchAll(/^.*$/gm)) {
    const mark = /^[ \t>]*(`{3,}|~{3,})[ \t]*([\w+#-]*)/.exec(line[0]);
    if (fence) {
      const closes = mark?.[1]?.startsWith(fence.mark) && mark[2] === '';
      if (!closes) continue;
      if (fence.code) spans.push({ start: fence.start, end: line.index });
      fence = undefined;
    } else if (mark?.[1]) {
      const code = !prose.has((mark[2] ?? '').toLowerCase());
      fence = { mark: mark[1], code, start: line.index + line[0].length };
    } else {
      for (const span of line[0].matchAll(/(?<!`)(`{1,2})(?!`)[^`]+\1(?!`)/g)) {
        const length = span[1]?.length ?? 0;
        spans.push({
          start: line.index + span.index + length,
          end: line.index + span.index + span[0].length - length,
        });
      }
    }
  }
  if (fence?.code) spans.push({ start: fence.start, end: text.length });
  return spans;
}
