import type { Span } from '../span';

/** A line that a person would not write as prose. Any one suffices. */
const codeLine: readonly RegExp[] = [
  /[;{}]\s*$|^\s*[{}[\]()<>]+[,;]?\s*$/,
  /^\s*(?:import\s+[\w{*"'.]+(?:\s+from\b|;|\s*$)|from\s+[\w.]+\s+import\b|#include\b|using\s+[\w.]+;)/,
  /^\s*(?:export\s+|public\s+|private\s+|static\s+|async\s+)*(?:def|class|func|fn|function|interface|struct|enum|impl)\s+\w+\s*[({:<]/,
  /^\s*(?:const|let|var|public|private|static|export|async|await|return|yield|raise|throw)\s.*[;={]/,
  /^\s*(?:if|for|foreach|while|elif|with|switch|case|until)\b.*(?:[;:{]|\bdo|\bthen)\s*$/,
  /^\s*(?:done|fi|esac|end|endif|else|then|do|pass|break|continue)\s*$/,
  /=>|->|::|&&|\|\||\+\+|[!=]==?[^=]|\w\((?!e?s\))\w*\)|\w\[\w+\]/,
  /^\s*[\w.$[\]'"]+\s*(?:[-+*/|&:?]?=)\s*\S/,
  /^\s*(?:\$|>>>|PS>|C:\\[^>]*>|#!)\s?\S|^\s*(?:npm|npx|pip|git|docker|curl|sudo|apt|brew|kubectl|yarn|cargo)\s+[a-z-]+/,
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|WHERE|JOIN|GROUP BY|ORDER BY)\b.*/,
  /^\s*(?:\/\/|--\s\S|@\w+\b|#(?:include|define|pragma|ifdef|endif)\b)/,
  // Tracebacks, logs, chats.
  /^\s*(?:Traceback \(|File "|at\s\S+[(:]|Caused by:|\w+(?:Error|Exception|Warning)\b)/,
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\s*\[?\d\d:\d\d:\d\d\b|^\s*\[\d{1,2}:\d\d\]\s|^\s*\[?(?:INFO|WARN|ERROR|DEBUG|TRACE|FATAL)\b\]?\s/,
  // Markup, diffs, Gherkin, configuration keys, mail headers.
  /^\s*<[^>]*>.*<\/[^>]*>\s*$|^(?:[-+]{3}|@@)\s/,
  /^\s*(?:Feature|Background|Scenario(?: Outline)?|Examples?):|^\s*(?:Given|Then|And)\s+I\s/,
  /^\s*-?\s*["']?[a-z][\w.-]*["']?:(?:\s+\S+)?\s*$/,
  // Drawings and trees.
  /[─-▟←-⇿■-◿]{2,}|[|+\\/_]\s*[-=_]{2,}\s*[|+\\/_]|^\s*[|│└├]\s+\S|^\s*[\\/|_+\-=\s]{4,}[\\/|+]/,
  // Comma-separated values: no space after the commas.
  /^[^\s,][^,]*(?:,[^\s,][^,]*){2,}$/,
  // Maths.
  /\\(?:frac|sum|int|begin|end|text|left|right|sqrt|cdot|mathbb)\b/,
];

/** A placeholder in a line of words, `about {topic}`, makes no code of it; `\\textbf{word}` and `{"a": 1}` are none. */
const placeholder = /(?<![\w\\)\]])\{{1,3}\s?[$\w][\w.-]{0,60}\s?\}{1,3}(?!\w)/g;

/** A table in Markdown is not a drawing, and a list item or heading is not code by its look. */
const proseLine = /^\s*(?:[-*+]\s+\S+\s+\S+|\d+[.)]\s|#{1,6}\s|>|\|.*\|\s*$)/;

/**
 * Code, data, logs and drawings that stand outside a fence: lines that look like it, lines between two of them that
 * are at most two blank lines apart, and what is indented below them.
 */
export function* codeBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  let last = -1;
  for (let index = 0; index < lines.length; index++) {
    if (!isCode(text, lines[index]!)) continue;
    let end = index;
    for (let next = index + 1, blank = 0; next < lines.length && blank <= 2; next++) {
      const line = lines[next]!;
      if (isBlank(text, line)) blank++;
      else if (
        isCode(text, line) ||
        (/^(?: {2,}|\t)/.test(text.slice(line.start, line.start + 2)) && !isListItem(text, line))
      ) {
        end = next;
        blank = 0;
      } else if (blank > 0 || next - end > 2) break;
    }
    const from = includesFramed(text, lines, index, last);
    yield { start: lines[from]!.start, end: lines[end]!.end };
    last = end;
    index = end;
  }
}

/** A line right above code that is indented or a comment belongs to it. */
function includesFramed(text: string, lines: readonly Span[], index: number, last: number): number {
  let from = index;
  while (
    from - 1 > last &&
    /^(?: {2,}|\t|\s*#\s)\S*/.test(lineText(text, lines[from - 1]!)) &&
    !isListItem(text, lines[from - 1]!)
  )
    from--;
  return from;
}

const lineText = (text: string, line: Span) => text.slice(line.start, Math.min(line.end, line.start + 2000));
const isBlank = (text: string, line: Span) => lineText(text, line).trim() === '';
const isListItem = (text: string, line: Span) => /^\s*(?:[-*+]|\d+[.)])\s/.test(lineText(text, line));

function isCode(text: string, line: Span): boolean {
  const content = lineText(text, line).replace(placeholder, 'it');
  if (content.length > 400 || content.trim() === '' || proseLine.test(content)) return false;
  return codeLine.some(pattern => pattern.test(content));
}
