import type { Literal, Run, TextEdit } from '../literal';
import type { Range } from '../prompt';

/**
 * Stretches of a literal as one text, in order, without overlap. No edit may reach across two of them. Undefined
 * where an end of one splits an escape of the file.
 * @param allows whether the literal may be edited so; its offsets count in the whole literal's text
 */
export function parts(
  literal: Literal,
  places: readonly Range[],
  allows: (edit: TextEdit) => boolean,
): Literal | undefined {
  const pieces = placed(places);
  const runs = cut(literal.runs, pieces);
  if (!runs) return undefined;
  const encode = (edit: TextEdit) => {
    // At a border the later piece, as fileEdit has it.
    const piece = pieces.findLast(it => it.textStart <= edit.start) ?? pieces[0];
    if (!piece || edit.end - piece.textStart > piece.end - piece.start) return undefined;
    const shift = piece.start - piece.textStart;
    const inner = { ...edit, start: edit.start + shift, end: edit.end + shift };
    return allows(inner) ? literal.encode(inner) : undefined;
  };
  return { text: pieces.map(it => literal.text.slice(it.start, it.end)).join(''), runs, encode };
}

/** A stretch of the whole text, and where it begins in the text of the parts. */
interface Piece extends Range {
  readonly textStart: number;
}

function placed(places: readonly Range[]): readonly Piece[] {
  let textStart = 0;
  return places.map(({ start, end }) => {
    const piece = { start, end, textStart };
    textStart += end - start;
    return piece;
  });
}

/** The runs of the pieces; undefined where a piece's end splits an escape. Both are in order. */
function cut(runs: readonly Run[], pieces: readonly Piece[]): readonly Run[] | undefined {
  const kept: Run[] = [];
  let first = 0;
  for (const piece of pieces) {
    while (endOf(runs[first]) < piece.start) first++;
    for (let index = first; index < runs.length; index++) {
      const run = runs[index];
      if (!run || run.textStart > piece.end) break;
      const start = Math.max(piece.start, run.textStart);
      const end = Math.min(piece.end, endOf(run));
      // An empty text has a place too: where its first character will stand.
      if (end <= start && (piece.end > piece.start || kept.length > 0)) continue;
      const textStart = start - piece.start + piece.textStart;
      if (end - start === run.textLength) kept.push({ ...run, textStart });
      else if (run.textLength !== run.fileLength) return undefined;
      else {
        const fileStart = run.fileStart + start - run.textStart;
        kept.push({ textStart, textLength: end - start, fileStart, fileLength: end - start });
      }
    }
  }
  return kept;
}

function endOf(run: Run | undefined): number {
  return run ? run.textStart + run.textLength : Number.POSITIVE_INFINITY;
}
