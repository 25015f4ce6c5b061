import type { Piece } from './piece';
import type { Value } from './value';

/** Without the blanks at its ends. */
export function stripped(value: Value, ends: { start: boolean; end: boolean }): Value {
  // Pieces are passed over and cut off at once: to shift each of half a million away would move all the others.
  let from = 0;
  while (ends.start && value.pieces[from] && !trimmedPiece(value.pieces[from] as Piece, 'start')) from++;
  const pieces = value.pieces.slice(from);
  const first = ends.start && pieces[0] ? trimmedPiece(pieces[0], 'start') : undefined;
  if (first) pieces[0] = first;
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
  const indents = lines.map(indentOf);
  const counted = indents.filter(
    (indent, index): indent is string =>
      indent !== undefined && !(index === 0 && indent === '' && startsAtQuote(file, lines[0] ?? [])),
  );
  const margin = counted.reduce(shared, counted[0] ?? '');
  const pieces: Piece[] = [];
  let first = '';
  for (const [index, line] of lines.entries()) {
    const indent = indents[index];
    const most =
      indent === undefined ? Number.POSITIVE_INFINITY : indent.startsWith(margin) ? margin.length : 0;
    const [cut, rest] = cutOff(line, most);
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
  if (a === b) return a;
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
