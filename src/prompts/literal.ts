/**
 * Text as the model receives it, and where each stretch of it stands in the file. Files escape and indent
 * what they hold (a JSON string, a YAML block), so the two differ; edits are made in the text and mapped back.
 */
export interface Literal {
  readonly text: string;
  /** In order, without overlap; what lies between two runs in the file (indentation, quotes) is not text. */
  readonly runs: readonly Run[];
  /** Writes text the way the file has to hold it at this place (escaped, indented). */
  readonly encode: (text: string) => string;
}

/** A stretch of text and its place in the file. Equal lengths: character by character; else one escape. */
export interface Run {
  readonly textStart: number;
  readonly textLength: number;
  readonly fileStart: number;
  readonly fileLength: number;
}

/** Replaces `[start, end)`. Which text the offsets count in is said where it is used. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Turns an edit of a literal's text into the edit of the file that brings it about. */
export function fileEdit(literal: Literal, edit: TextEdit): TextEdit {
  return {
    start: fileOffset(literal, edit.start, 'start'),
    end:
      edit.end === edit.start
        ? fileOffset(literal, edit.start, 'start')
        : fileOffset(literal, edit.end, 'end'),
    replacement: literal.encode(edit.replacement),
  };
}

/** Where a text offset stands in the file: as the start of what follows it, or as the end of what precedes it. */
export function fileOffset(literal: Literal, offset: number, as: 'start' | 'end'): number {
  const run =
    as === 'start'
      ? literal.runs.find(it => offset < it.textStart + it.textLength)
      : literal.runs.findLast(it => offset > it.textStart);
  if (!run) {
    const edge = as === 'start' ? literal.runs.at(-1) : literal.runs[0];
    if (!edge) throw new Error('A literal without runs has no place in the file.');
    return as === 'start' ? edge.fileStart + edge.fileLength : edge.fileStart;
  }
  if (run.textLength === run.fileLength) return run.fileStart + offset - run.textStart;
  const inside = as === 'start' ? offset > run.textStart : offset < run.textStart + run.textLength;
  if (inside) throw new Error(`Offset ${offset} stands inside an escape.`);
  return as === 'start' ? run.fileStart : run.fileStart + run.fileLength;
}
