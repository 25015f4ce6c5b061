/** A line of a text, without its line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Without blanks at its ends. */
  readonly words: string;
  /** Whether a fence of code is open behind it. */
  readonly isInFence: boolean;
}

/** Lines `first` to `last` of a text, both included. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** The lines of a text; line ends are LF or CRLF. */
export function linesOf(text: string): readonly Line[] {
  let start = 0;
  let fence: string | undefined;
  return text.split('\n').map(line => {
    const at = start;
    start += line.length + 1;
    const words = line.trim();
    const [mark] = /^(?:`{3,}|~{3,})/.exec(words) ?? [];
    if (fence === undefined) fence = mark;
    else if (mark === words && mark.startsWith(fence)) fence = undefined;
    const end = at + line.length - (line.endsWith('\r') ? 1 : 0);
    return { start: at, end, words, isInFence: fence !== undefined };
  });
}

/** The number of the line that holds an offset. */
export function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(
    0,
    lines.findLastIndex(it => it.start <= offset),
  );
}

/** How deep a Markdown heading is; 0 for other lines, and for those of a fence. */
export function headingLevel({ words, isInFence }: Line): number {
  return isInFence ? 0 : (/^(#{1,6})\s/.exec(words)?.[1]?.length ?? 0);
}

/** A line that opens or closes a quotation: a fence, three quotes, a rule. */
export function isDelimiter(line: Line | undefined): boolean {
  return /^(?:"{3}|'{3}|`{3,}\w*|[-=#*~]{3,})$/.test(line?.words ?? '');
}

/** The paragraph around a line: lines without a blank one between them. */
export function paragraphAt(lines: readonly Line[], at: number): Block {
  let first = at;
  let last = at;
  while (lines[first - 1]?.words) first--;
  while (lines[last + 1]?.words) last++;
  return { first, last };
}

/** The heading that a line stands below: the nearest above it that is less deep than `level`; -1 when none is. */
export function headingAbove(lines: readonly Line[], at: number, level = 7): number {
  return lines.findLastIndex((it, index) => {
    const own = index < at ? headingLevel(it) : 0;
    return own > 0 && own < level;
  });
}

const opens = /^<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>$/;
const closes = /^<\/([A-Za-z][\w:.-]*)>$/;

/** The smallest XML element with its tags on lines of their own that a line stands in, or the line that is one. */
export function elementAround(lines: readonly Line[], at: number): Block | undefined {
  if (/^<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>.*<\/\1>$/.test(lines[at]?.words ?? ''))
    return { first: at, last: at };
  const [inner] = openElements(lines, at).toReversed();
  if (inner === undefined) return undefined;
  const name = opens.exec(lines[inner]?.words ?? '')?.[1];
  const last = lines.findIndex((it, index) => index > at && closes.exec(it.words)?.[1] === name);
  return last < 0 ? undefined : { first: inner, last };
}

/** The lines above a line whose XML elements are still open there, outermost first. */
export function openElements(lines: readonly Line[], at: number): readonly number[] {
  const open: { name: string; index: number }[] = [];
  for (const [index, { words }] of lines.slice(0, at).entries()) {
    const opened = opens.exec(words)?.[1];
    const closed = closes.exec(words)?.[1];
    if (opened) open.push({ name: opened, index });
    const matching = closed ? open.findLastIndex(it => it.name === closed) : -1;
    if (matching >= 0) open.length = matching;
  }
  return open.map(it => it.index);
}

/** Whether a line stands inside a fence of code. */
export function isFenced(lines: readonly Line[], at: number): boolean {
  return lines[at - 1]?.isInFence ?? false;
}
