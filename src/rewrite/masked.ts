import { type Marks, markOf, marksIn } from './marks';
import { quoted, type Trouble } from './trouble';

/** `[start, end)` in UTF-16 offsets of a message's text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that is kept as it is, and how it stands there. */
interface Kept extends Span {
  /** The number of its mark. */
  readonly number: number;
  /** The blanks before it, where nothing else stands before it on its line. */
  readonly indent?: string;
  /** Nothing stands after it on its line. */
  readonly endsLine: boolean;
}

/** A text with marks in the place of what is kept. Blanks at its ends are not handed over. */
export interface Masked extends Span {
  readonly text: string;
  readonly kept: readonly Kept[];
}

/**
 * Puts marks in the place of `spans` (in order, without overlap) of `text`.
 * @param first the number of the first mark
 */
export function mask(text: string, spans: readonly Span[], first: number, marks: Marks): Masked {
  const start = Math.min(text.length - text.trimStart().length, spans[0]?.start ?? text.length);
  const end = Math.max(text.trimEnd().length, spans.at(-1)?.end ?? 0);
  const kept = spans.map((span, index) => keptAt(text, span, first + index, start));
  let masked = '';
  let at = start;
  for (const { start: from, end: to, number } of kept) {
    masked += text.slice(at, from) + markOf(marks, number);
    at = to;
  }
  masked += text.slice(at, Math.max(at, end));
  return { start, end, kept, text: masked.replaceAll('\r\n', '\n') };
}

/** What stands between the kept stretches of a text: one more than there are of them. */
export type Gaps = readonly string[];

/**
 * Reads the gaps between the marks of an answer. Every mark must be there once, in the order it was handed over, and on
 * a line of its own where it stood so: what is kept may be code, whose lines mean something.
 */
export function unmask(answer: string, { kept }: Masked, text: string, marks: Marks): Gaps | Trouble {
  const found = marksIn(marks, answer);
  const trouble = misplaced(found, kept, text, marks);
  if (trouble) return trouble;
  const gaps: string[] = [];
  let at = 0;
  for (const [index, mark] of found.entries()) {
    const { indent, endsLine, ...it } = kept[index]!;
    const lineStart = mark.start === 0 ? 0 : answer.lastIndexOf('\n', mark.start - 1) + 1;
    const lineBreak = answer.indexOf('\n', mark.end);
    const after = answer.slice(mark.end, lineBreak < 0 ? answer.length : lineBreak);
    const isJoined =
      (indent !== undefined && answer.slice(lineStart, mark.start).trim() !== '') ||
      (endsLine && after.trim() !== '');
    if (isJoined) {
      const what = quoted(text.slice(it.start, it.end));
      return {
        reason: `It no longer has ${what} on a line of its own.`,
        told: `It no longer has ${markOf(marks, it.number)} on a line of its own.`,
      };
    }
    gaps.push(
      indent === undefined
        ? answer.slice(at, mark.start)
        : answer.slice(at, Math.max(at, lineStart)) + indent,
    );
    at = mark.end;
  }
  gaps.push(answer.slice(at));
  return gaps;
}

function misplaced(
  found: ReturnType<typeof marksIn>,
  kept: readonly Kept[],
  text: string,
  marks: Marks,
): Trouble | undefined {
  const numbers = found.map(it => it.number);
  const says = (verb: string, number: number, more = ''): Trouble => {
    const it = kept.find(one => one.number === number);
    const mark = markOf(marks, number);
    return {
      reason: `It ${verb} ${it ? quoted(text.slice(it.start, it.end)) : mark}${more}.`,
      told: `It ${verb} ${mark}${more}.`,
    };
  };
  for (const { number } of kept) {
    const times = numbers.filter(it => it === number).length;
    if (times === 0) return says('lost', number);
    if (times > 1) return says('holds', number, ` ${times} times`);
  }
  const strange = found.find(it => !kept.some(one => one.number === it.number));
  if (strange) {
    const sentence = 'It holds a mark that was not handed over in that part.';
    return { reason: sentence, told: sentence };
  }
  const moved = kept.find((it, index) => it.number !== numbers[index]);
  return moved && says('moved', moved.number);
}

/** @param first where the text that is handed over begins: blanks before it stay where they are */
function keptAt(text: string, { start, end }: Span, number: number, first: number): Kept {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(Math.max(first, lineStart), start);
  const lineBreak = text.indexOf('\n', end);
  const after = text.slice(end, lineBreak < 0 ? text.length : lineBreak);
  const startsLine = before.trim() === '';
  const endsLine = after.trim() === '';
  const hasLines = text.slice(start, end).includes('\n');
  return {
    start,
    end,
    number,
    ...(startsLine && (hasLines || endsLine) && { indent: before }),
    endsLine: endsLine && (hasLines || startsLine),
  };
}
