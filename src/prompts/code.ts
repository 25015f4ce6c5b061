import { type Line, lines } from './lines';

/** A stretch of text that shows code. */
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
  for (const line of markedLines(text)) {
    const [, mark, language = ''] = /^[ \t>]*(`{3,}|~{3,})[ \t]*([\w+#-]*)/.exec(line.text) ?? [];
    if (fence) {
      if (!mark?.startsWith(fence.mark) || language !== '') continue;
      if (fence.code) spans.push({ start: fence.start, end: line.start });
      fence = undefined;
    } else if (mark) {
      fence = { mark, code: !prose.has(language.toLowerCase()), start: line.next };
    } else {
      for (const span of line.text.matchAll(/(?<!`)(`{1,2})(?!`)[^`]+\1(?!`)/g)) {
        const length = span[1]?.length ?? 0;
        const start = line.start + span.index;
        spans.push({ start: start + length, end: start + span[0].length - length });
      }
    }
  }
  if (fence?.code) spans.push({ start: fence.start, end: text.length });
  return spans;
}

/** The lines with a mark of code. */
function* markedLines(text: string): Generator<Line> {
  const mark = /`|~~~/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const start = text.lastIndexOf('\n', found.index) + 1;
    const [line] = lines(text, start);
    if (!line) return;
    yield line;
    mark.lastIndex = line.next;
  }
}
