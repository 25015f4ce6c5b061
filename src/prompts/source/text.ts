import type { Literal, TextEdit } from '../literal';
import { encodeWithin } from './encode';
import { holdsLayout, indentation } from './indent';
import type { Piece } from './piece';
import type { Value } from './value';

/** A piece and where its text begins in the whole. */
export interface Placed extends Piece {
  readonly at: number;
}

/** A value as text with runs. Edits of it are written as its literals need them, or refused. */
export function literalOf(file: string, value: Value): Literal {
  let text = '';
  const placed = value.pieces.map(piece => {
    const at = text.length;
    text += piece.text;
    return { ...piece, at };
  });
  const runs = placed
    .filter((it, index) => it.text !== '' || (index === 0 && text === ''))
    .map(it => ({
      textStart: it.at,
      textLength: it.text.length,
      fileStart: it.start,
      fileLength: fileLength(it),
    }));
  const literal: Literal = { text, runs, encode: edit => encode(file, laid, edit) };
  const laid: Laid = { ...value, text, placed, literal };
  return literal;
}

/** What is not text of the file must not look as if it were: a run of equal lengths is read character by character. */
function fileLength(piece: Piece): number {
  const length = piece.end - piece.start;
  return piece.kind === 'wall' && length === piece.text.length ? 0 : length;
}

/** A value laid out, as its edits need it. */
export interface Laid extends Omit<Value, 'pieces'> {
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly literal: Literal;
}

function encode(file: string, laid: Laid, edit: TextEdit): string | undefined {
  // Half a character cannot be written to a file.
  if (splitsPair(laid.text, edit.start) || splitsPair(laid.text, edit.end)) return undefined;
  const inside = laid.placed.filter(it => reaches(it, edit));
  const next = laid.placed.find(it => edit.start < it.at + it.text.length) ?? laid.placed.at(-1);
  if (edit.start === edit.end && next && isBare(next)) return undefined;
  if (inside.some(it => it.kind === 'wall' || isSplit(it, edit)) || !holdsLayout(laid, edit))
    return undefined;
  const indent = indentation(file, laid, edit);
  if (indent === undefined) return undefined;
  let source = indent;
  let rest = edit.replacement;
  let start = edit.start;
  for (const kept of keptIn(inside)) {
    const found = rest.indexOf(kept.text);
    if (found === -1 || (found > 0 && kept.isBareBefore)) return undefined;
    const part = encodeWithin(file, laid, { start, end: kept.at, replacement: rest.slice(0, found) });
    if (part === undefined) return undefined;
    source += part + file.slice(kept.start, kept.end);
    rest = rest.slice(found + kept.text.length);
    start = kept.at + kept.text.length;
    if (kept.isBareAfter && rest !== '') return undefined;
  }
  const last = encodeWithin(file, laid, { start, end: edit.end, replacement: rest });
  return last === undefined ? undefined : source + last;
}

/** What stays as it is, the replacement written around it: blanks and gaps, those that follow one another as one. */
interface Kept extends Omit<Placed, 'kind'> {
  /** It begins or ends outside of strings, where no text can be written. */
  readonly isBareBefore: boolean;
  readonly isBareAfter: boolean;
}

function keptIn(inside: readonly Placed[]): readonly Kept[] {
  const kept: Kept[] = [];
  for (const piece of inside) {
    if (piece.kind !== 'blank' && piece.kind !== 'gap') continue;
    const before = kept.at(-1);
    if (before && before.end === piece.start) {
      kept[kept.length - 1] = {
        ...before,
        text: before.text + piece.text,
        end: piece.end,
        isBareAfter: isBare(piece),
      };
    } else kept.push({ ...piece, isBareBefore: isBare(piece), isBareAfter: isBare(piece) });
  }
  return kept;
}

/** Whether a piece lies inside an edit; one without text where both its sides do. */
function reaches(piece: Placed, edit: TextEdit): boolean {
  return piece.text === ''
    ? edit.start < piece.at && piece.at < edit.end
    : edit.start < piece.at + piece.text.length && piece.at < edit.end;
}

/** Whether an end of the edit lies inside what cannot be divided. An insertion reaches nothing, but may lie inside. */
function isSplit(piece: Placed, { start, end }: TextEdit): boolean {
  const isInside = (offset: number) => offset > piece.at && offset < piece.at + piece.text.length;
  return piece.kind !== 'text' && (isInside(start) || isInside(end));
}

function splitsPair(text: string, offset: number): boolean {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/** A value that stands outside of strings: no text can be written beside it. */
const isBare = (piece: Placed) => piece.kind === 'blank' && !piece.quoting;
