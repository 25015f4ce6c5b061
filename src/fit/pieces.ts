import type { Range } from '../prompts';
import { fencesIn } from './fences';
import { sentenceStarts } from './sentence';
import { holdsOffset, isInside } from './within';

/** A line that is nothing but tags, a row of a table: kept or left out as it is. */
const wholeLine = /^[ \t]*(?:<[^<>]*>[ \t]*)+$|\|/;
/** A line that begins something: a heading, an item, a quotation, a label, a time. */
const beginning = /^[ \t]*(?:#{1,6}\s|[-*+•>]\s|\d{1,3}[.)]\s|[[(]?\d|[\p{L}][\p{L} .'-]{0,40}:\s)/u;
/** Prose that was wrapped by hand goes on in the next line: the line is about as long as a page is wide. */
const wrappedLength = 50;
/** UTF-16 units from which a sentence over several lines is taken for lines of their own. */
const longSentence = 2000;

interface Line extends Range {
  /** Where the next line begins. */
  readonly next: number;
  readonly words: string;
}

/**
 * Cuts `[start, end)` of a text into the pieces that are kept or left out whole: fenced blocks, rows of tables, lines of
 * tags, sentences. They cover the text from its first words to its last, blanks behind each belong to it.
 * @param fixed placeholders, in order, inside of which nothing is cut
 */
export function piecesOf(text: string, { start, end }: Range, fixed: readonly Range[]): readonly Range[] {
  const inside = text.slice(start, end);
  const first = start + (/^(?:[ \t]*\r?\n)*/.exec(inside)?.[0].length ?? 0);
  const last = start + inside.trimEnd().length;
  if (first >= last) return [];
  const starts = [...pieceStarts(text, { start: first, end: last }, fixed)].filter(
    it => !isInside(fixed, it),
  );
  return starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? last }));
}

function* pieceStarts(text: string, range: Range, fixed: readonly Range[]): Iterable<number> {
  const fences = fencesIn(text);
  let prose: Line[] = [];
  for (const line of linesOf(text, range)) {
    // A part may begin inside of a fence: what is in it of that is one piece.
    if (line.start > range.start && isInside(fences, line.start)) continue;
    const isWhole = holdsOffset(fences, line.start) || wholeLine.test(line.words);
    if (prose.length > 0 && (isWhole || line.words.trim() === '' || !goesOn(prose.at(-1), line))) {
      yield* proseStarts(text, prose, fixed);
      prose = [];
    }
    if (isWhole) yield line.start;
    else if (line.words.trim() !== '') prose.push(line);
  }
  if (prose.length > 0) yield* proseStarts(text, prose, fixed);
}

/** The starts of a paragraph's sentences; of its lines where one sentence is too long to be one. */
function* proseStarts(text: string, lines: readonly Line[], fixed: readonly Range[]): Iterable<number> {
  const range = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const starts = [range.start, ...sentenceStarts(text, range, fixed)];
  let line = 0;
  for (const [index, start] of starts.entries()) {
    yield start;
    const end = starts[index + 1] ?? range.end;
    for (; (lines[line]?.start ?? end) < end; line++) {
      const at = lines[line]?.start ?? 0;
      if (end - start > longSentence && at > start) yield at;
    }
  }
}

/** Whether a line goes on with the sentence of the one above. */
function goesOn(above: Line | undefined, line: Line): boolean {
  if (!above || beginning.test(line.words)) return false;
  return /^\s*\p{Ll}/u.test(line.words) || above.words.length >= wrappedLength;
}

function* linesOf(text: string, { start, end }: Range): Iterable<Line> {
  for (let from = start; from < end; ) {
    const newline = text.indexOf('\n', from);
    const next = newline === -1 || newline >= end ? end : newline + 1;
    const words = text.slice(from, next).replace(/\r?\n$/, '');
    yield { start: from, end: from + words.length, next, words };
    from = next;
  }
}
