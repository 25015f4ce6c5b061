import type { Mode, Piece, Quoting } from './piece';

/** What takes a string's inside apart. */
export interface Inside {
  readonly start: number;
  readonly end: number;
  readonly quoting: Quoting;
  readonly mode: Mode;
  /** Interpolations, in order, with the marks around them. */
  readonly blanks: readonly { readonly start: number; readonly end: number }[];
  /** Global: what stands for other characters. */
  readonly sequences: RegExp;
  /** What an escape stands for; undefined for one that stands for itself (`\d`). */
  readonly meaning: (sequence: string) => string | undefined;
}

/**
 * Fields of `.format` and of `%`: https://docs.python.org/3/library/string.html#formatstrings and
 * stdtypes.html#old-string-formatting
 */
const fields: Readonly<Record<Mode, RegExp | undefined>> = {
  plain: undefined,
  format: /\{\{|\}\}|\{[^{}]{0,200}(?:\{[^{}]{0,100}\}[^{}]{0,100})?\}/g,
  percent: /%%|%(?:\([^()\n]{1,100}\))?[-#0 +]{0,5}[\d*]{0,5}(?:\.[\d*]{1,5})?[diouxXeEfFgGcrsa]/g,
};

/** The pieces of a string's inside. Takes time linear in its length. */
export function piecesOf(file: string, inside: Inside): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = inside.start;
  for (const blank of inside.blanks) {
    stretch(file, inside, at, blank.start, pieces);
    pieces.push({
      kind: 'blank',
      text: file.slice(blank.start, blank.end),
      ...blank,
      quoting: inside.quoting,
    });
    at = blank.end;
  }
  stretch(file, inside, at, inside.end, pieces);
  // An empty string has a place too: where its first character will stand.
  if (pieces.length === 0) {
    pieces.push({ kind: 'text', text: '', start: inside.start, end: inside.start, quoting: inside.quoting });
  }
  return pieces;
}

function stretch(file: string, inside: Inside, start: number, end: number, pieces: Piece[]): void {
  const source = file.slice(start, end);
  let at = 0;
  for (const { 0: sequence, index } of source.matchAll(inside.sequences)) {
    plain(source.slice(at, index), start + at, inside, pieces);
    const meaning = inside.meaning(sequence);
    const place = { start: start + index, end: start + index + sequence.length, quoting: inside.quoting };
    // An escape that stands for nothing continues the line.
    if (meaning !== '') pieces.push({ kind: 'escape', text: meaning ?? sequence, ...place });
    at = index + sequence.length;
  }
  plain(source.slice(at), start + at, inside, pieces);
}

/** Text without escapes: the fields that formatting fills are blanks, its doubled marks are one character. */
function plain(source: string, start: number, { mode, quoting }: Inside, pieces: Piece[]): void {
  let at = 0;
  const add = (kind: Piece['kind'], text: string, from: number, to: number) => {
    if (to > from) pieces.push({ kind, text, start: start + from, end: start + to, quoting });
  };
  const pattern = fields[mode];
  for (const { 0: field, index } of pattern ? source.matchAll(pattern) : []) {
    add('text', source.slice(at, index), at, index);
    const isDoubled = field === '{{' || field === '}}' || field === '%%';
    const text = isDoubled ? field.slice(1) : field;
    add(isDoubled ? 'escape' : 'blank', text, index, index + field.length);
    at = index + field.length;
  }
  add('text', source.slice(at), at, source.length);
}
