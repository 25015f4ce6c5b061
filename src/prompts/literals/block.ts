import { edited, type Literal, type Run, type TextEdit } from '../literal';
import { withinLine } from './withinLine';

/**
 * What no YAML scalar can hold unquoted (YAML 1.2.2, 5.1), and a lone carriage return, which would be read as a line
 * end.
 */
const unprintable = /[\0-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\uFEFF]/;

/**
 * A YAML block scalar (1.2.2, chapter 8.1) whose `|` or `>` stands at `start`, and its value. Undefined where the
 * source does not match the value.
 */
export function blockScalar(file: string, start: number, end: number, value: string): Literal | undefined {
  const header = /^[|>][^\n]*\n/.exec(file.slice(start, end))?.[0];
  if (!header) return undefined;
  const lines = [...file.slice(start + header.length, end).matchAll(/([^\r\n]*)(\r?\n|$)/g)];
  const indent = indentation(
    lines.map(line => line[1] ?? ''),
    value,
  );
  if (indent < 1) return undefined;
  const place = { start: start + header.length, value, indent };
  return header.startsWith('|') ? literalBlock(place, lines) : foldedBlock(place, lines);
}

interface Place {
  readonly start: number;
  readonly value: string;
  readonly indent: number;
}

/** The first line with text tells: what it is indented by in the file, less what it is indented by in the value. */
function indentation(lines: readonly string[], value: string): number {
  const inFile = lines.find(line => /\S/.test(line)) ?? '';
  const inValue = /^\n*( *)/.exec(value)?.[1] ?? '';
  return inFile.search(/[^ ]|$/) - inValue.length;
}

/** `|`: every line of the file is one of the text; a line end and the indentation after it are one character. */
function literalBlock({ start, value, indent }: Place, lines: readonly RegExpMatchArray[]): Literal {
  const runs: Run[] = [];
  /** Text offset of each line that lacks indentation (blank lines do) -> spaces it lacks. */
  const lacking = new Map<number, number>();
  const indents = lines.map(line => Math.min(indent, (line[1] ?? '').search(/[^ ]|$/)));
  let text = '';
  let at = start + (indents[0] ?? 0);
  const add = (piece: string, fileLength: number) => {
    runs.push({ textStart: text.length, textLength: piece.length, fileStart: at, fileLength });
    text += piece;
    at += fileLength;
  };
  lines.forEach((line, index) => {
    if (text.length >= value.length) return;
    const own = indents[index] ?? 0;
    if (own < indent) lacking.set(text.length, indent - own);
    const content = (line[1] ?? '').slice(own);
    const lineEnd = line[2] ?? '';
    if (content) add(content, content.length);
    if (!lineEnd || text.length >= value.length) return;
    const fileLength = lineEnd.length + (index + 1 < lines.length ? (indents[index + 1] ?? 0) : 0);
    add('\n', fileLength);
  });
  const eol = (lines[0]?.[2] || '\n') + ' '.repeat(indent);
  const encode = (edit: TextEdit) => {
    if (unprintable.test(edit.replacement) || !keepsEdges(value, edit)) return undefined;
    return ' '.repeat(lacking.get(edit.start) ?? 0) + edit.replacement.replaceAll('\n', eol);
  };
  return { text, runs, encode };
}

/**
 * The first line with text sets the indentation and the last one where the value ends, so the first may not begin,
 * nor the last end, with a blank, and the line ends after the last are not the text's to change.
 */
function keepsEdges(text: string, edit: TextEdit): boolean {
  const first = text.search(/[^\n]/);
  const last = contentEnd(text);
  if (first === -1 || edit.end > last) return false;
  const after = edited(text.slice(0, last), edit);
  const begins = edit.start > first || /^\n*\S/.test(after);
  return begins && (edit.end < last || /\S$/.test(after.slice(-1)));
}

/** Where the line ends that close a text begin. */
function contentEnd(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return end;
}

/** `>`: lines are matched to the value one by one; what joins two of them is one escape. */
function foldedBlock(
  { start, value, indent }: Place,
  lines: readonly RegExpMatchArray[],
): Literal | undefined {
  const runs: Run[] = [];
  const breaks: Run[] = [];
  let textEnd = 0;
  let fileEnd = 0;
  let fileStart = start;
  for (const line of lines) {
    const content = (line[1] ?? '').slice(indent);
    const lineStart = fileStart + Math.min(indent, (line[1] ?? '').length);
    fileStart += line[0].length;
    if (content === '') continue;
    const textStart = value.indexOf(content, textEnd);
    if (textStart === -1 || /[^ \n]/.test(value.slice(textEnd, textStart))) return undefined;
    if (runs.length > 0) {
      const textLength = textStart - textEnd;
      const gap = { textStart: textEnd, textLength, fileStart: fileEnd, fileLength: lineStart - fileEnd };
      runs.push(gap);
      breaks.push(gap);
    }
    runs.push({ textStart, textLength: content.length, fileStart: lineStart, fileLength: content.length });
    textEnd = textStart + content.length;
    fileEnd = lineStart + content.length;
  }
  const encode = (edit: TextEdit) =>
    edit.end <= textEnd &&
    !unprintable.test(edit.replacement) &&
    !edit.replacement.includes('\n') &&
    withinLine(value.slice(0, textEnd), breaks, edit)
      ? edit.replacement
      : undefined;
  return { text: value, runs, encode };
}
