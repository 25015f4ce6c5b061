/**
 * Text as the model receives it, and where each stretch of it stands in the file. Files escape and indent
 * what they hold (a JSON string, a YAML block), so the two differ; edits are made in the text and mapped back.
 */
export interface Literal {
  readonly text: string;
  /** In order, without overlap; what lies between two runs in the file (a quote, a bracket) is not text. */
  readonly runs: readonly Run[];
  /**
   * Writes the edit's replacement the way the file has to hold it at this place (escaped, indented). Undefined
   * where the place cannot hold the edited text: the edit must then be left out.
   */
  readonly encode: (edit: TextEdit) => string | undefined;
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

/**
 * Turns an edit of a literal's text into the edit of the file that brings it about. Undefined where the file
 * cannot hold the outcome, or where an end of the edit splits an escape. Several edits of one literal may be
 * made together as long as no two of them touch; merge those that do.
 */
export function fileEdit(literal: Literal, edit: TextEdit): TextEdit | undefined {
  if (edit.start > edit.end || edit.start < 0 || edit.end > literal.text.length) {
    throw new RangeError(
      `An edit of [${edit.start}, ${edit.end}) is outside a text of ${literal.text.length} characters.`,
    );
  }
  if (literal.runs.length === 0 || splitsEscape(literal, edit.start) || splitsEscape(literal, edit.end))
    return undefined;
  const replacement = literal.encode(edit);
  if (replacement === undefined) return undefined;
  const { start, end } = fileRange(literal, edit.start, edit.end);
  return { start, end, replacement };
}

/**
 * The place in the file of `[start, end)` of the text. Widened to whole escapes where an end splits one.
 * Throws for a literal without runs, which has no place.
 */
export function fileRange(literal: Literal, start: number, end: number): { start: number; end: number } {
  const fileStart = fileOffset(literal, start, 'start');
  return { start: fileStart, end: end > start ? fileOffset(literal, end, 'end') : fileStart };
}

/** The text offset of a file offset; of the escape's start where it stands inside one. */
export function textOffset(literal: Literal, offset: number): number {
  const run = literal.runs[firstRun(literal, it => offset < it.fileStart + it.fileLength)];
  if (!run) return literal.text.length;
  return run.textStart + (isEscape(run) ? 0 : Math.max(0, offset - run.fileStart));
}

/** A literal that takes only edits whose outcome `holds`: its place would be read otherwise after any other. */
export function guarded(literal: Literal, holds: (text: string) => boolean): Literal {
  const encode = (edit: TextEdit) => (holds(edited(literal.text, edit)) ? literal.encode(edit) : undefined);
  return { ...literal, encode };
}

/** The text after the edit. */
export function edited(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.replacement + text.slice(edit.end);
}

function fileOffset(literal: Literal, offset: number, as: 'start' | 'end'): number {
  const following = firstRun(literal, it => offset < it.textStart + it.textLength);
  const index = as === 'start' ? following : firstRun(literal, it => offset <= it.textStart) - 1;
  const run = literal.runs[index];
  if (!run) {
    const edge = as === 'start' ? literal.runs.at(-1) : literal.runs[0];
    if (!edge) throw new Error('A literal without runs has no place in the file.');
    return as === 'start' ? edge.fileStart + edge.fileLength : edge.fileStart;
  }
  if (!isEscape(run)) return run.fileStart + offset - run.textStart;
  return as === 'start' ? run.fileStart : run.fileStart + run.fileLength;
}

function splitsEscape(literal: Literal, offset: number): boolean {
  const run = literal.runs[firstRun(literal, it => offset < it.textStart + it.textLength)];
  return run !== undefined && isEscape(run) && offset > run.textStart;
}

const isEscape = (run: Run) => run.textLength !== run.fileLength;

/** Index of the first run that holds; the runs' number when none does. `holds` turns true once along the runs. */
function firstRun(literal: Literal, holds: (run: Run) => boolean): number {
  let low = 0;
  let high = literal.runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = literal.runs[middle];
    if (run && holds(run)) high = middle;
    else low = middle + 1;
  }
  return low;
}
