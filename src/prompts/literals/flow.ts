import { parse } from 'yaml';
import { edited, type Literal, type Run, type TextEdit } from '../literal';
import { withinLine } from './withinLine';

/** Escapes of YAML 1.2.2, 5.7, that stand for one fixed text. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** What stands at a place and means something: a line break with the blanks around it, an escape, a doubled quote. */
const marks = {
  plain: /[ \t]*\r?\n\s*/g,
  single: /[ \t]*\r?\n\s*|''/g,
  double: /\\\r?\n[ \t]*|\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\[^xuU]|[ \t]*\r?\n\s*/g,
} as const;

type Style = keyof typeof marks;

/**
 * A plain or quoted YAML scalar (1.2.2, chapter 7.3) at `[start, end)`. Over several lines it is folded: then only
 * edits inside one line are taken, and of a plain one none.
 */
export function flowScalar(file: string, start: number, end: number): Literal | undefined {
  const quote = file[start];
  const style: Style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  const inset = style === 'plain' ? 0 : 1;
  if (inset && (end - start < 2 || file[end - 1] !== quote)) return undefined;
  const source = file.slice(start + inset, end - inset);
  const { text, runs, breaks } = unfold(source, start + inset, style);
  const encode = (edit: TextEdit) => {
    if (breaks.length > 0 && !withinLine(text, breaks, edit)) return undefined;
    if (style === 'double') return JSON.stringify(edit.replacement).slice(1, -1);
    if (/[\0-\x1f\x7f\u0085\u2028\u2029\uFEFF]/.test(edit.replacement)) return undefined;
    if (style === 'single') return edit.replacement.replaceAll("'", "''");
    return breaks.length === 0 && isPlain(edited(text, edit)) ? edit.replacement : undefined;
  };
  return { text, runs, encode };
}

function unfold(source: string, offset: number, style: Style): { text: string; runs: Run[]; breaks: Run[] } {
  const runs: Run[] = [];
  const breaks: Run[] = [];
  const pieces: string[] = [];
  let textLength = 0;
  const add = (piece: string, at: number, fileLength: number) => {
    const run = { textStart: textLength, textLength: piece.length, fileStart: offset + at, fileLength };
    runs.push(run);
    pieces.push(piece);
    textLength += piece.length;
    return run;
  };
  let at = 0;
  for (const { 0: mark, index } of source.matchAll(marks[style])) {
    if (index > at) add(source.slice(at, index), at, index - at);
    if (mark.includes('\n')) breaks.push(add(fold(mark), index, mark.length));
    else add(meaning(mark), index, mark.length);
    at = index + mark.length;
  }
  if (at < source.length || runs.length === 0) add(source.slice(at), at, source.length - at);
  return { text: pieces.join(''), runs, breaks };
}

/** One line break is a blank, more are one line break less; an escaped one is nothing. */
function fold(mark: string): string {
  if (mark.startsWith('\\')) return '';
  return '\n'.repeat(mark.split('\n').length - 2) || ' ';
}

function meaning(mark: string): string {
  if (mark === "''") return "'";
  const code = /^\\[xuU](.*)$/.exec(mark)?.[1];
  if (code === undefined) return escapes[mark.slice(1)] ?? '';
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** Whether a text can stand without quotes, in a list in brackets too. */
function isPlain(text: string): boolean {
  try {
    return (
      parse(`[${text}]`, { logLevel: 'silent' })?.[0] === text &&
      parse(`- ${text}`, { logLevel: 'silent' })?.[0] === text
    );
  } catch {
    return false;
  }
}
