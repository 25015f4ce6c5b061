import { edited, fileRange, type Literal, type Run, type TextEdit } from '../literal';
import { type TomlString, topLevelStrings } from '../toml';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

/** What is an escape in a basic string, long or not; a backslash at a line's end takes all blanks after it. */
const marks = /\\(?:[ \t]*\r?\n\s*|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^\n])/g;

/** A TOML string (1.0.0, "String"). One that is never closed can be read but not edited. */
export function tomlString(file: string, string: TomlString): Literal {
  const { quote, closed } = string;
  const start = string.start + quote.length;
  const end = closed ? string.end - quote.length : string.end;
  // A line end right after the opening quotes is not the text's.
  const trimmed = quote.length === 3 ? (/^\r?\n/.exec(file.slice(start, start + 2))?.[0].length ?? 0) : 0;
  const source = file.slice(start + trimmed, end);
  const { text, runs } = decode(source, start + trimmed, quote);
  const literal: Literal = { text, runs, encode: () => undefined };
  if (!closed) return literal;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const head = `k=${file.slice(string.start, start + trimmed)}`;
  const encode = (edit: TextEdit) => {
    const replacement = written(edit.replacement, quote, eol);
    const place = fileRange(literal, edit.start, edit.end);
    // Beside a bare quote another edit may bring two more.
    const beside = [file[place.start - 1], file[place.end]];
    if (replacement === undefined || (quote.length === 3 && beside.includes(quote[0]))) return undefined;
    const shift = start + trimmed;
    const inside = { start: place.start - shift, end: place.end - shift, replacement };
    const whole = head + edited(source, inside) + quote;
    const [outcome] = topLevelStrings(whole);
    const keeps = outcome?.end === whole.length && tomlString(whole, outcome).text === edited(text, edit);
    return keeps ? replacement : undefined;
  };
  return { text, runs, encode };
}

function decode(source: string, offset: number, quote: TomlString['quote']): { text: string; runs: Run[] } {
  const runs: Run[] = [];
  const pieces: string[] = [];
  let textStart = 0;
  const add = (piece: string, at: number, fileLength: number) => {
    runs.push({ textStart, textLength: piece.length, fileStart: offset + at, fileLength });
    pieces.push(piece);
    textStart += piece.length;
  };
  let at = 0;
  for (const { 0: mark, index } of quote.startsWith('"') ? source.matchAll(marks) : []) {
    if (index > at) add(source.slice(at, index), at, index - at);
    add(meaning(mark), index, mark.length);
    at = index + mark.length;
  }
  if (at < source.length || runs.length === 0) add(source.slice(at), at, source.length - at);
  return { text: pieces.join(''), runs };
}

function meaning(mark: string): string {
  if (mark.includes('\n')) return '';
  const code = /^\\[xuU]([\da-fA-F]+)$/.exec(mark)?.[1];
  if (code === undefined) return escapes[mark.slice(1)] ?? '';
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** A text as the inside of such a string; undefined where it cannot hold it. */
function written(text: string, quote: TomlString['quote'], eol: string): string | undefined {
  if (/\r(?!\n)/.test(text)) return undefined;
  const isLong = quote.length === 3;
  if (quote.startsWith("'")) {
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f']/.test(text) || (!isLong && /[\r\n]/.test(text))) return undefined;
    return text.replaceAll(/\r?\n/g, eol);
  }
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, unicode);
  if (isLong) return escaped.replaceAll(/\r?\n/g, eol);
  return escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
