import type { Piece } from './piece';
import type { Value } from './value';

/** Without the blanks at its ends. */
export function stripped(value: Value, ends: { start: boolean; end: boolean }): Value {
  const pieces = [...value.pieces];
  while (ends.start && pieces[0]) {
    const piece = trimmedPiece(pieces[0], 'start');
    if (piece === pieces[0]) break;
    if (piece) pieces[0] = piece;
    else pieces.shift();
  }
  for (let last = pieces.at(-1); ends.end && last; last = pieces.at(-1)) {
    const piece = trimmedPiece(last, 'end');
    if (piece === last) break;
    if (piece) pieces[pieces.length - 1] = piece;
    else pieces.pop();
  }
  const trimmed = { start: ends.start || value.trimmed.start, end: ends.end || value.trimmed.end };
  return { ...value, pieces, trimmed };
}

/** A piece without the blanks at one end; the piece itself when it has none, undefined when nothing is left. */
function trimmedPiece(piece: Piece, side: 'start' | 'end'): Piece | undefined {
  if (piece.kind === 'blank') return piece;
  const text = side === 'start' ? piece.text.trimStart() : piece.text.trimEnd();
  if (text === piece.text && text !== '') return piece;
  if (text === '') return undefined;
  const dropped = piece.text.length - text.length;
  if (piece.kind !== 'text') return piece;
  return side === 'start'
    ? { ...piece, text, start: piece.start + dropped }
    : { ...piece, text, end: piece.end - dropped };
}

/**
 * Without the indentation that all lines have (https://docs.python.org/3/library/textwrap.html#textwrap.dedent); lines
 * of blanks alone are empty. The first line does not count where it begins at the opening quote with text.
 * A value of several strings is left as it is.
 */
export function dedented(file: string, value: Value): Value {
  if (value.pieces.some(it => it.kind === 'gap' || it.kind === 'wall')) return value;
  const lines = linesOf(value.pieces);
  const indents = lines.flatMap((line, index) => {
    const indent = indentOf(line);
    return indent === undefined || (index === 0 && indent === '' && startsAtQuote(file, line))
      ? []
      : [indent];
  });
  const margin = indents.reduce((a, b) => shared(a, b), indents[0] ?? '');
  const pieces: Piece[] = [];
  let first = '';
  for (const [index, line] of lines.entries()) {
    const isBlank = indentOf(line) === undefined;
    const [cut, rest] = cutOff(
      line,
      isBlank ? Number.POSITIVE_INFINITY : indentOf(line)?.startsWith(margin) ? margin.length : 0,
    );
    const before = pieces.at(-1);
    // The indentation belongs to the line end before it, so that both go together.
    if (before && index > 0)
      pieces[pieces.length - 1] =
        cut === '' ? before : { ...before, kind: 'escape', end: before.end + cut.length };
    else first = cut;
    pieces.push(...rest);
  }
  return { ...value, pieces, margin: { text: margin, first } };
}

/** The pieces line by line; the line end is a piece of its own, the last of its line. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'escape' && piece.text === '\n') {
      lines.at(-1)?.push(piece);
      lines.push([]);
      continue;
    }
    if (piece.kind !== 'text') {
      lines.at(-1)?.push(piece);
      continue;
    }
    let at = 0;
    for (const { 0: text } of piece.text.matchAll(/\n|[^\n]+/g)) {
      const start = piece.start + at;
      lines.at(-1)?.push({ ...piece, text, start, end: start + text.length });
      at += text.length;
      if (text === '\n') lines.push([]);
    }
  }
  return lines;
}

/** The blanks a line begins with; undefined for a line without anything else. */
function indentOf(line: readonly Piece[]): string | undefined {
  let indent = '';
  for (const piece of line) {
    if (piece.kind === 'blank') return indent;
    const blanks = /^[ \t]*/.exec(piece.text)?.[0] ?? '';
    indent += blanks;
    if (blanks.length < piece.text.length) return piece.text[blanks.length] === '\n' ? undefined : indent;
  }
  return undefined;
}

function startsAtQuote(file: string, line: readonly Piece[]): boolean {
  return /["'`]/.test(file[(line[0]?.start ?? 0) - 1] ?? '');
}

function shared(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

/** The first blanks of a line, at most `length`, and the rest of it. Escapes are never cut. */
function cutOff(line: readonly Piece[], length: number): [string, readonly Piece[]] {
  const [piece, ...rest] = line;
  if (piece?.kind !== 'text' || piece.text === '\n') return ['', line];
  const cut = (/^[ \t]*/.exec(piece.text)?.[0] ?? '').slice(0, length);
  const left = { ...piece, text: piece.text.slice(cut.length), start: piece.start + cut.length };
  return [cut, left.text === '' ? rest : [left, ...rest]];
}
