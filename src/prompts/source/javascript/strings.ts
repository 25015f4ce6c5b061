// String and template literals of JavaScript: https://tc39.es/ecma262/#sec-literals-string-literals
import type { SyntaxNode } from '@lezer/common';
import type { Mode, Piece, Quoting } from '../piece';
import { piecesOf } from '../quoted';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const cooked =
  /\\(?:\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|[0-3][0-7]{0,2}|[4-7][0-7]?|[\s\S])|\r\n/g;

/** The pieces of one literal, a `String` or `TemplateString` of the tree. `raw`: the template's tag is `String.raw`. */
export function stringPieces(file: string, node: SyntaxNode, _: Mode, raw = false): readonly Piece[] {
  const source = file.slice(node.from, node.to);
  const quote = source[0] ?? '"';
  const isClosed = source.length >= 2 && source.endsWith(quote);
  const start = node.from + 1;
  const end = isClosed ? node.to - 1 : node.to;
  const isTemplate = quote === '`';
  const quoting: Quoting = {
    language: 'javascript',
    quote,
    raw,
    doubled: '',
    lineEnd: isTemplate ? (/\r?\n/.exec(source)?.[0] ?? '\n') : undefined,
    fixed: !isClosed,
  };
  const blanks = node
    .getChildren('Interpolation')
    .map(({ from, to }) => ({ start: from, end: Math.min(to, end) }))
    .filter(it => it.end > it.start);
  return piecesOf(file, {
    start: Math.min(start, end),
    end,
    quoting,
    mode: 'plain',
    blanks,
    sequences: raw ? /\r\n/g : cooked,
    meaning,
  });
}

function meaning(sequence: string): string {
  if (sequence === '\r\n') return '\n';
  const after = sequence.slice(1);
  if (/^(?:\r\n|[\n\r\u2028\u2029])$/.test(after)) return '';
  if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8));
  if (/^[xu]./.test(after)) return fromPoint(Number.parseInt(after.replace(/[xu{}]/g, ''), 16));
  return escapes[after] ?? after;
}

function fromPoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
