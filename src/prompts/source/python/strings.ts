// String literals of Python: https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
// Not handled: the characters that `\N{NAME}` stands for, which are not known here, and lone carriage returns.
import type { SyntaxNode } from '@lezer/common';
import type { Mode, Piece, Quoting } from '../piece';
import { piecesOf } from '../quoted';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const cooked =
  /\\(?:\r\n|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^{}\n]{1,100}\}|[\s\S])|\r\n/g;
/** In an f-string braces are text when they are doubled. */
const cookedDoubled = new RegExp(`${cooked.source}|\\{\\{|\\}\\}`, 'g');

/** The pieces of one literal, a `String` or `FormatString` of the tree; none of bytes, which no model is sent. */
export function stringPieces(file: string, node: SyntaxNode, mode: Mode): readonly Piece[] | undefined {
  const source = file.slice(node.from, node.to);
  const [opening = '', letters = '', quote = ''] = /^([a-zA-Z]{0,3})("""|'''|"|')/.exec(source) ?? [];
  if (!opening || /b/i.test(letters)) return undefined;
  const isClosed = source.length >= opening.length + quote.length && source.endsWith(quote);
  const raw = /r/i.test(letters);
  const isFormat = /[ft]/i.test(letters);
  const inside = source.slice(opening.length, isClosed ? source.length - quote.length : source.length);
  const quoting: Quoting = {
    language: 'python',
    quote,
    raw,
    doubled: isFormat || mode === 'format' ? '{}' : mode === 'percent' ? '%' : '',
    lineEnd: quote.length === 3 ? (/\r?\n/.exec(inside)?.[0] ?? '\n') : undefined,
    // A string that goes through two formattings has its braces doubled twice.
    fixed: !isClosed || (isFormat && mode !== 'plain'),
  };
  return piecesOf(file, {
    start: node.from + opening.length,
    end: node.from + opening.length + inside.length,
    quoting,
    mode: isFormat ? 'plain' : mode,
    blanks: node
      .getChildren('FormatReplacement')
      .map(({ from, to }) => ({ start: from, end: to }))
      .filter(it => it.end > it.start),
    sequences: raw ? (isFormat ? /\r\n|\{\{|\}\}/g : /\r\n/g) : isFormat ? cookedDoubled : cooked,
    meaning,
  });
}

function meaning(sequence: string): string | undefined {
  if (sequence === '\r\n') return '\n';
  if (sequence === '{{' || sequence === '}}') return sequence.slice(1);
  const after = sequence.slice(1);
  if (after === '\n' || after === '\r\n') return '';
  if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8));
  if (/^[xuU]./.test(after)) return fromPoint(Number.parseInt(after.slice(1), 16));
  if (/^N\{/.test(after)) return '\uFFFD';
  return escapes[after];
}

function fromPoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
